using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Dialogs;

/// <summary>Puts what was read out of a text into the fields that the text was not asked for.</summary>
internal static class FactFilling
{
    // A reader that takes the whole answer for another field has only read the answer a second time.
    private const double WholeText = 0.8;

    private static readonly string[] Environment = ["os", "browser", "device", "network"];

    /// <param name="asked">The field whose question the text answers; null for an opening message.</param>
    /// <param name="correcting">At the summary a user's fact replaces what stands there.</param>
    public static (FormState State, List<FormField> Filled) Absorb(FormDefinition form, FormState state, FormInput input, (FormField? Asked, bool Correcting) at)
    {
        var filled = new List<FormField>();
        if (input.Facts.Values.Count == 0) return (state, filled);
        foreach (var field in form.Fields)
        {
            if (field == at.Asked || AnswerReader.FactFor(field, input.Facts) is not { } fact) continue;
            if (!MayFill(field, fact, (state, input), at)) continue;
            if (AnswerReader.FromFact(field, fact, input, state) is not { } value) continue;
            // One step in a sentence ("uploading fails") is the problem itself; a description of what was done has more.
            if (field.Kind == FieldKind.List && !input.Facts.IsStructured && !value.Value.Contains('\n', StringComparison.Ordinal)) continue;
            if (state.Values.TryGetValue(field.Name, out var old) && old.Value == value.Value && !old.Unsure) continue;
            if (AnswerReader.IsProse(field) && !input.Facts.IsStructured && filled.Exists(f => state.ValueOf(f.Name) == value.Value)) continue;
            state = FormProgress.Put(form, state, field, value);
            filled.Add(field);
        }

        return (FormProgress.Derive(form, state), filled);
    }

    /// <summary>The fields that a text speaks of which is nothing but their values; empty when it says more, or answers the question.</summary>
    /// <param name="asked">The field whose question it should answer.</param>
    public static List<FormField> Elsewhere(FormDefinition form, FormField asked, FormInput input)
    {
        // A time whose question lets the story go on takes any words, too.
        var takesWords = AnswerReader.IsProse(asked) || asked.Kind == FieldKind.File || asked is { Kind: FieldKind.Text, Pattern: null } or { Kind: FieldKind.DateTime, Spill: not null };
        if (!takesWords || input.Facts.IsStructured) return [];
        var told = Told(form, input);
        // "今天下午五点" where a deadline may be told is one.
        if (asked.Facts.Contains("impact") && !TimeRecognizer.SaysSince(input.Text)) told.RemoveAll(t => t.Field.Kind == FieldKind.DateTime);
        if (told.Exists(t => t.Field == asked || Belongs(asked, t.Field))) return [];
        return BareFacts.Are(input.Text, told.ConvertAll(t => t.Fact)) ? told.ConvertAll(t => t.Field) : [];
    }

    /// <summary>True when the text says nothing that is not the value of some field.</summary>
    public static bool IsOnlyValues(FormDefinition form, FormInput input) => BareFacts.Are(input.Text, Told(form, input).ConvertAll(t => t.Fact));

    /// <summary>The part of the text, from 0 to 1, that facts were read from.</summary>
    public static double Covered(string text, Facts facts)
    {
        var bare = text.Count(c => !char.IsWhiteSpace(c));
        if (bare == 0) return 1;
        var quoted = facts.Values.Values.Select(f => f.Quote).Distinct().Sum(q => q.Count(c => !char.IsWhiteSpace(c)));
        return Math.Min(1, (double)quoted / bare);
    }

    /// <summary>True when the text holds nothing but values that the fields have already.</summary>
    public static bool StandsThere(FormDefinition form, FormState state, FormInput input) =>
        IsOnlyValues(form, input) && Told(form, input).TrueForAll(t => state.ValueOf(t.Field.Name) == t.Fact.Value);

    // A question for several fields about the device ("手机", "Win11") is answered by any of these, asked for or not.
    private static bool Belongs(FormField asked, FormField told) =>
        asked.Covers.Contains(told.Name) || (asked.Covers.Any(Environment.Contains) && Environment.Contains(told.Name));

    // What is concluded (the kind of a problem, the device from its system) is not what was told.
    private static List<(FormField Field, Fact Fact)> Told(FormDefinition form, FormInput input)
    {
        var told = new List<(FormField Field, Fact Fact)>();
        foreach (var field in form.Fields)
        {
            if (field.Name is "category" or "type" || AnswerReader.IsProse(field) || AnswerReader.FactFor(field, input.Facts) is not { } fact) continue;
            if (!told.Exists(t => t.Fact.Quote == fact.Quote)) told.Add((field, fact));
        }

        return told;
    }

    private static bool MayFill(FormField field, Fact fact, (FormState State, FormInput Input) now, (FormField? Asked, bool Correcting) at)
    {
        var aside = at.Asked is not null || at.Correcting;
        if (aside && AnswerReader.IsProse(field) && !now.Input.Facts.IsStructured && fact.Quote.Length > now.Input.Text.Trim().Length * WholeText) return false;
        if (!now.State.Values.TryGetValue(field.Name, out var old)) return true;
        // One more remark ("清了缓存，照样报错") is added to a story and does not take its place.
        if (at.Correcting && AnswerReader.IsProse(field) && !now.Input.Facts.IsStructured && old.Source == ValueSource.User) return false;
        // "今天天气怎么样" holds a date, but it is no correction of the one that stands there.
        if (at.Correcting && field.Kind is FieldKind.Date or FieldKind.DateTime && Covered(now.Input.Text, now.Input.Facts) < 0.5) return false;
        // "打错了，订单号是 …" beside another question; what is told at length is never thrown away for it.
        if (!AnswerReader.IsProse(field) && field.Kind is not (FieldKind.Date or FieldKind.DateTime) && Corrections.TakesBack(now.Input.Text)) return true;
        return at.Correcting || old.Source != ValueSource.User || old.Unsure;
    }
}
