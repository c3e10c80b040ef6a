using System.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// The name of a label as one more example: "card_arrival" or "changeEmail" say what is asked, and where a label has few examples that is worth as much as
/// some of them. Names that are no words (numbers, codes) say nothing and are left out.
/// </summary>
internal static class IntentNames
{
    private const int FewestLetters = 3;
    private const int FewestHan = 2;

    /// <summary>The examples, followed by the names of their labels.</summary>
    public static IReadOnlyList<LabelledText> With(IReadOnlyList<LabelledText> examples)
    {
        var names = examples.Select(e => e.Label)
            .Where(l => l != IntentModel.NoneLabel)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(l => (Label: l, Words: Words(l)))
            .Where(n => n.Words.Length > 0)
            .Select(n => new LabelledText(n.Label, n.Words, ""));
        return [.. examples, .. names];
    }

    /// <summary>"change_email", "change-email" and "changeEmail" are "change email"; "" when the label is no words.</summary>
    internal static string Words(string label)
    {
        var words = new StringBuilder(label.Length + 4);
        var (letters, han) = (0, 0);
        for (var i = 0; i < label.Length; i++)
        {
            var c = label[i];
            if (IntentFolding.IsHan(c)) han++;
            else if (char.IsLetter(c)) letters++;
            if (i > 0 && char.IsUpper(c) && char.IsLower(label[i - 1])) words.Append(' ');
            words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        }

        return letters >= FewestLetters || han >= FewestHan ? words.ToString().Trim() : "";
    }
}
