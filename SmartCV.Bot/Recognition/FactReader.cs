using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Reads the fields of a problem report out of free text. Pure: the same words at the same time give the same facts. Each kind of fact has a
/// recognizer of its own; the order matters where one looks at another's result (the device follows from the system, steps depend on the kind).
/// </summary>
public static class FactReader
{
    private static readonly Action<ReportText, FactList>[] Literal =
    [
        SystemRecognizer.Read,
        BrowserRecognizer.Read,
        DeviceRecognizer.Read,
        NetworkRecognizer.Read,
        EmailRecognizer.Read,
        NumberRecognizer.Read,
        ErrorTextRecognizer.Read,
        PlanRecognizer.Read,
        AccountAgeRecognizer.Read,
        CompanyRecognizer.Read,
        TimeRecognizer.Read,
        OrderDateRecognizer.Read,
    ];

    /// <param name="messages">What the customer sent, in order; fragments of one thought are read as one text.</param>
    public static Facts Read(IReadOnlyList<string> messages, ReadContext context)
    {
        var text = ReportText.Of(messages);
        if (text.Sentences.Count == 0) return Facts.None;
        var facts = new FactList(context);
        var structured = Try(() => StructuredReport.Read(text, facts));
        foreach (var read in Literal) Try(() => read(text, facts));
        if (structured) Try(() => StructuredReport.CutTails(facts));
        Try(() => KindRecognizer.Read(text, context.Subject, facts));
        if (!structured)
        {
            Try(() => ImpactRecognizer.Read(text, facts));
            Try(() => TriedRecognizer.Read(text, facts));
            Try(() => StepsRecognizer.Read(text, facts));
            Try(() => StoryRecognizer.Read(text, context.Subject, facts));
        }

        return new Facts { Values = facts.Values, IsStructured = structured };
    }

    private static void Try(Action read) => Try(() =>
    {
        read();
        return true;
    });

    // A pattern that runs too long reads nothing: the user is asked instead.
    private static bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
