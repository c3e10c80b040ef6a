using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Knowledge;

/// <summary>Chooses the text that is true for this customer at this hour.</summary>
public static class FaqAnswer
{
    /// <summary>The first variant whose conditions hold, with its placeholders filled in.</summary>
    public static ChosenAnswer Choose(FaqEntry entry, string language, AnswerFacts facts)
    {
        var chosen = Pick(entry, facts);
        var texts = entry.TextsIn(language);
        return new ChosenAnswer(entry, texts.Language, chosen, Fill(texts.Answers[chosen], facts), entry.Variants[chosen].Offer);
    }

    /// <summary>Position of the first variant whose conditions hold; the last one always does.</summary>
    public static int Pick(FaqEntry entry, AnswerFacts facts)
    {
        var last = entry.Variants.Count - 1;
        for (var i = 0; i < last; i++)
            if (entry.Variants[i].When.Holds(facts)) return i;
        return last;
    }

    /// <summary>Puts the facts in place of <c>{name}</c>. A fact without a value leaves nothing behind, never a brace: customers must not see our template.</summary>
    public static string Fill(string text, AnswerFacts facts)
    {
        var open = text.IndexOf('{');
        if (open < 0) return text;
        var filled = new StringBuilder(text.Length + 32);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0) break;
            filled.AppendJoined(text.AsSpan(from, open - from));
            var name = text.AsSpan(open + 1, close - open - 1);
            if (FaqPlaceholders.IsName(name)) filled.AppendJoined(facts.Word(name.ToString()));
            else filled.Append(text, open, close - open + 1);
            from = close + 1;
            open = text.IndexOf('{', from);
        }

        filled.AppendJoined(text.AsSpan(from));
        return filled.ToString();
    }
}

/// <param name="Language">Of the text: the base language when there is no translation.</param>
/// <param name="Variant">Position in <see cref="FaqEntry.Variants"/>.</param>
/// <param name="Text">Simple Markdown.</param>
/// <param name="Offer">Buttons, in order: person, ticket-status, my-tickets, plan or the name of a form.</param>
public sealed record ChosenAnswer(FaqEntry Entry, string Language, int Variant, string Text, IReadOnlyList<string> Offer);
