using System.Globalization;
using System.Text.RegularExpressions;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Dialogs;

/// <param name="Value">Null when the text does not fit; the error key then says what is expected.</param>
/// <param name="Spilled">Text for the field named by <see cref="FormField.Spill"/>.</param>
internal sealed record Answer(FieldValue? Value, string? ErrorKey = null, string? Spilled = null);

/// <summary>Reads the text at a question as a value of the field's kind.</summary>
internal static partial class AnswerReader
{
    // For these the user's sentence is the answer. What was read out of it would only be a shorter copy.
    private static readonly HashSet<string> Prose = ["summary", "symptom", "expected", "actual", "impact", "steps", "tried", "extent"];

    /// <summary>True for fields that take what the user says as a whole; false for what is read out of it (a browser, an order number).</summary>
    public static bool IsProse(FormField field) => field.Kind == FieldKind.LongText || field.Facts.Any(Prose.Contains);

    /// <summary>True for a fact in the user's own words.</summary>
    public static bool IsProse(string fact) => Prose.Contains(fact);

    public static Answer Read(FormField field, FormInput input, FormCommands commands, FormState state)
    {
        var text = input.Text.Trim();
        if (text.Length == 0) return new Answer(null, "form.error_empty");
        var fact = FactFor(field, input.Facts);
        return field.Kind switch
        {
            FieldKind.Choice => Choice(field, text, fact, state),
            FieldKind.Boolean => Boolean(text, commands),
            FieldKind.Email => Found(Email(text, fact), text, fact, text.Contains('@', StringComparison.Ordinal) ? "form.error_email_typo" : "form.error_email"),
            FieldKind.Phone => Found(Phone(text, fact), text, fact, "form.error_phone"),
            FieldKind.Date => Found(DateWords.Read(text, input.Now) ?? (fact is null ? null : DateWords.Read(fact.Value, input.Now) ?? fact.Value), text, fact, "form.error_date"),
            FieldKind.File => new Answer(null, "form.error_file", text),
            FieldKind.List => Text(field, Steps(text, fact), text, fact),
            FieldKind.DateTime => Text(field, text, text, fact),
            _ => fact is not null && !IsProse(field) ? Text(field, fact.Value, text, fact) : Text(field, text, text, fact),
        };
    }

    /// <summary>
    /// Reads what was said in a conversation. On a page the label stands beside the input; asked for a time, people in a hurry go on telling what happened,
    /// and that belongs to the story (<see cref="FormField.Spill"/>).
    /// </summary>
    public static Answer ReadSaid(FormField field, FormInput input, FormCommands commands, FormState state)
    {
        var answer = Read(field, input, commands, state);
        if (field is not { Kind: FieldKind.DateTime, Spill: not null }) return answer;
        var text = input.Text.Trim();
        if (FactFor(field, input.Facts) is { } fact)
            return BareFacts.Are(text, [fact]) ? answer : new Answer(FromFact(field, fact, input, state), Spilled: text);
        return TimeRecognizer.IsAboutTime(text) ? answer : new Answer(null, "form.error_time", text);
    }

    /// <summary>The first of the field's facts that was read.</summary>
    public static Fact? FactFor(FormField field, Facts facts)
    {
        foreach (var name in field.Facts)
            if (facts.Values.TryGetValue(name, out var fact)) return fact;
        return null;
    }

    /// <summary>Takes a fact as the field's value; null when it does not fit.</summary>
    public static FieldValue? FromFact(FormField field, Fact fact, FormInput input, FormState state)
    {
        var value = field.Kind switch
        {
            FieldKind.Choice => field.Choice(fact.Value) is not null ? fact.Value : ChoiceIn(field, fact.Value, state) ?? ChoiceIn(field, fact.Quote, state),
            FieldKind.Email => EmailPattern().Match(fact.Value) is { Success: true } found ? found.Value : null,
            FieldKind.Phone => Phone(fact.Value, null),
            FieldKind.Date => DateWords.Read(fact.Value, input.Now) ?? fact.Value,
            FieldKind.File or FieldKind.Boolean => null,
            _ => fact.Value.Length >= field.Least ? Plain.Cut(fact.Value, field.Most) : null,
        };
        if (value is null || field.Pattern?.IsMatch(value) == false) return null;
        return new FieldValue(value) { Words = Differs(fact.Quote, value), Moment = fact.Moment, Unsure = fact.Unsure };
    }

    public static string? ChoiceIn(FormField field, string text, FormState state)
    {
        var key = Plain.Key(text);
        if (field.ChoiceWords.TryGetValue(key, out var exact)) return exact;
        return Numbered(field, text, state) ?? OnlyMentioned(field, key);
    }

    /// <summary>True when the text is a choice itself, by title, word or number, and not a sentence that names one.</summary>
    public static bool IsExactChoice(FormField field, string text, FormState state) =>
        field.ChoiceWords.ContainsKey(Plain.Key(text)) || Numbered(field, text, state) is not null;

    public static List<FormChoice> Offered(FormField field, FormState state) =>
        field.Choices.Where(c => FormCondition.AllHold(c.When, state)).ToList();

    public static IEnumerable<string> Lines(string text)
    {
        foreach (var line in text.Split(["\n", "→", "->", "=>", "；", ";"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = LineMark().Replace(line, "");
            yield return bare.Length > 0 ? bare : line;
        }
    }

    private static string? Numbered(FormField field, string text, FormState state)
    {
        if (Ordinal.Read(text) is not { } number) return null;
        var offered = Offered(field, state);
        return number <= offered.Count ? offered[number - 1].Value : null;
    }

    // Both know steps when they see them; the finer list is the better one.
    private static string Steps(string text, Fact? fact)
    {
        var lines = string.Join('\n', Lines(text));
        return fact is not null && fact.Quote.Length > text.Length / 2 && fact.Value.Count(c => c == '\n') > lines.Count(c => c == '\n') ? fact.Value : lines;
    }

    // "我用的是手机": one choice is named inside a short sentence. Two different ones are no answer.
    private static string? OnlyMentioned(FormField field, string key)
    {
        if (key.Length > 30) return null;
        string? found = null;
        foreach (var (word, value) in field.ChoiceWords)
        {
            if (word.Length < 2 || !key.Contains(word, StringComparison.Ordinal)) continue;
            if (found is not null && found != value) return null;
            found = value;
        }

        return found;
    }

    private static Answer Choice(FormField field, string text, Fact? fact, FormState state)
    {
        var value = ChoiceIn(field, text, state);
        if (value is null && fact is not null && field.Choice(fact.Value) is not null) value = fact.Value;
        return value is null ? new Answer(null, "form.error_choice") : new Answer(new FieldValue(value) { Words = text });
    }

    private static Answer Boolean(string text, FormCommands commands)
    {
        if (commands.Is(text, FormCommand.Yes)) return new Answer(new FieldValue("yes") { Words = text });
        return commands.Is(text, FormCommand.No) ? new Answer(new FieldValue("no") { Words = text }) : new Answer(null, "form.error_boolean");
    }

    private static Answer Found(string? value, string text, Fact? fact, string errorKey) =>
        value is null ? new Answer(null, errorKey) : new Answer(new FieldValue(value) { Words = Differs(text, value), Moment = fact?.Moment });

    private static Answer Text(FormField field, string value, string text, Fact? fact)
    {
        if (value.Length < field.Least) return new Answer(null, "form.error_short");
        if (field.Pattern?.IsMatch(value.Trim()) == false) return new Answer(null, "form.error_pattern", field.Spill is null ? null : text);
        if (value.Length <= field.Most) return new Answer(new FieldValue(value) { Words = Differs(text, value), Moment = fact?.Moment });
        if (field.Spill is null) return new Answer(null, "form.error_long");
        return new Answer(new FieldValue(Plain.FirstSentence(value, field.Most)), Spilled: value);
    }

    private static string? Differs(string words, string value) => words == value ? null : words;

    // An address that was only heard (voice text) is not taken without asking, so the fact comes second.
    private static string? Email(string text, Fact? fact)
    {
        var found = EmailPattern().Match(Plain.Fold(text));
        if (found.Success) return text.AsSpan(found.Index, found.Length).ContainsAnyExceptInRange('!', '~') ? found.Value : text.Substring(found.Index, found.Length);
        return fact is not null && EmailPattern().IsMatch(fact.Value) ? fact.Value : null;
    }

    private static string? Phone(string text, Fact? fact)
    {
        var found = PhonePattern().Match(Plain.Fold(text));
        if (!found.Success) return fact?.Value;
        var digits = found.Value.Count(char.IsAsciiDigit);
        return digits is >= 7 and <= 15 ? found.Value.Trim() : fact?.Value;
    }

    [GeneratedRegex(@"[a-z0-9._%+\-]{1,64}@[a-z0-9](?:[a-z0-9\-]{0,62}\.){1,8}[a-z]{2,24}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\+?\d[\d \-]{5,20}\d", RegexOptions.CultureInvariant, 200)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^\s*(?:\(?\d{1,2}[.、)）:：]\s*(?!\d)|[-*•·]\s+|[①-⑳]\s*|第[一二三四五六七八九十]步[，,、:：]?\s*)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LineMark();
}
