using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>Which forms the help centre offers, in which order and at which address.</summary>
public static class HelpForms
{
    private const string ReportAddress = "report";

    /// <summary>What people come for most; forms that an operator adds follow.</summary>
    private static readonly string[] First = [Forms.Report, Forms.Urgent, "refund", "invoice", "suggestion", "complaint"];

    /// <summary>A message is what the bot takes when nobody is there to talk to: in the help centre every matter has a form of its own.</summary>
    public static IEnumerable<FormDefinition> All(FormBook book) =>
        First.Select(book.Find).OfType<FormDefinition>().Concat(book.All.Where(f => f.Name != Forms.Message && !First.Contains(f.Name)));

    /// <summary>The form at an address (refund), or null.</summary>
    public static FormDefinition? At(FormBook book, string address) => address switch
    {
        ReportAddress => book.Find(Forms.Report),
        Forms.Message => null,
        _ => book.Find(address),
    };

    /// <summary>
    /// True where every page must have a value. What a dialogue asks only while something else is not told yet (for whom an invoice is, before its
    /// title) is asked first, and so it is here; a field that depends on a choice is needed or not.
    /// </summary>
    public static bool IsNeeded(FormField field) => field.Required && field.When.All(c => c.Values is [FormCondition.Absent]);

    public static string PathOf(FormDefinition form, string language) =>
        $"/help/{(form.Name == Forms.Report ? ReportAddress : Uri.EscapeDataString(form.Name))}?lang={language}";
}
