using SmartCV.Bot.Dialogs;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Turns;

/// <summary>
/// Parts of a problem report that a language model finds in a long text where our own reading has found none. They are pieces of what the customer wrote, and guesses: the
/// form asks whether they are right, or marks them in the summary, as it does with every guess.
/// </summary>
public sealed class GuessedParts(ModelTalk model)
{
    private const int Longest = 4000;

    /// <summary>Adds what is found to what was read of the words.</summary>
    /// <returns>True when the turn is held until it may wait for an answer: nothing else is to be done in it then.</returns>
    public async ValueTask<bool> ReadAsync(Talk talk, CancellationToken ct)
    {
        if (!model.IsOn || !model.Options.Reports || talk.Text.Length < model.Options.LongText || talk.Text.Length > Longest) return false;
        if (UrgencySigns.Read(talk.Text, talk.Language) is not null || Wanted(talk) is not { Count: > 0 } wanted) return false;
        var asked = new ReportQuestion(talk.Text, wanted);
        var request = asked.ToRequest();
        if (model.Holds(talk, request)) return true;
        if (await model.AskAsync(talk, request, ct) is not { } said) return false;
        var found = asked.Read(said);
        if (found.Count == 0) model.NotUsed(talk, "no-part");
        talk.Suppose(found.ToDictionary(f => f.Key, f => new Fact(f.Value, f.Value) { Unsure = true }));
        return false;
    }

    // Free texts alone: a choice or an address needs more than a piece of text.
    private static List<WantedPart>? Wanted(Talk talk)
    {
        var (form, state) = (talk.Content.Forms.Find(Forms.Report), (FormState?)null);
        if (talk.Context.State.Form is not null)
        {
            if (FormTalk.Open(talk) is not { Form.Name: Forms.Report } open || !talk.Content.FormEngine.AsksForWords(open.Form, open.State)) return null;
            (form, state) = open;
        }

        return form?.Fields
            .Where(f => f.IsFreeText && f.Pattern is null && f.Covers.Count == 0 && f.Derive is null && f.Name != state?.Asking)
            .Where(f => f.Facts is [var fact, ..] && fact == f.Name && AnswerReader.FactFor(f, talk.Read) is null && state?.ValueOf(f.Name) is null)
            .Select(f => new WantedPart(f.Name, form.Wording(f, talk.Language).Label, f.Kind == FieldKind.List, f.Most))
            .ToList();
    }
}
