using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;

namespace SmartCV.Bot.Turns;

/// <summary>Forms that were put aside, by the customer or for something more pressing: kept with all that was typed, and taken up again.</summary>
internal static class PausedForms
{
    private const int Most = 10;
    private const int LongestName = 16;

    /// <summary>Closes the open form and keeps it, unless nothing was told in it.</summary>
    /// <param name="evenUntouched">True when the customer was told that it is kept.</param>
    public static void PutAside(Talk talk, bool evenUntouched = false)
    {
        var state = talk.Context.State;
        var isKept = state.Form is { } form && (evenUntouched || FormState.Read(form.Data).IsTouched);
        talk.Context.State = state with { Paused = isKept ? [.. state.Paused.TakeLast(Most - 1), state.Form!] : state.Paused, Form = null, Offered = [] };
    }

    /// <summary>Opens one again; a form that is open changes places with it.</summary>
    public static void TakeUp(Talk talk, OpenForm form)
    {
        talk.Context.State = talk.Context.State with { Paused = talk.Context.State.Paused.Where(p => p != form).ToList() };
        PutAside(talk);
        talk.Context.State = talk.Context.State with { Form = form };
    }

    /// <summary>Goes on with the form that was put aside; with several, asks which one.</summary>
    /// <param name="id">Which filling-in; empty when the customer did not choose.</param>
    public static void Resume(Talk talk, string id)
    {
        var forms = Known(talk).Where(f => id.Length == 0 || f.State.Id == id).ToList();
        if (forms.Count == 0)
        {
            SmallTalk.Say(talk, "help");
            return;
        }

        if (forms.Count > 1)
        {
            talk.AskWhich(talk.T("turn.resume_which"), Enumerable.Reverse(forms).Select(f => talk.ButtonFor(new TurnCommand(TurnCommand.Resume, f.State.Id))).ToList());
            return;
        }

        TakeUp(talk, forms[0].Open);
        FormTalk.GoOn(talk);
    }

    /// <summary>What a button calls it: the form's title, and how it began.</summary>
    public static string NameOf(Talk talk, string id)
    {
        if (Known(talk).FirstOrDefault(f => f.State.Id == id) is not { Form: { } form } found) return talk.T("turn.button.resume");
        var title = form.In(talk.Language).Title;
        var told = found.State.Told.Split('\n')[0];
        return told.Length == 0 ? title : talk.T("form.summary_line", ("label", title), ("value", Plain.Cut(told, LongestName)));
    }

    // A form whose folder was taken away cannot be gone on with; what was typed stays in the conversation.
    private static IEnumerable<(OpenForm Open, FormDefinition Form, FormState State)> Known(Talk talk) =>
        from open in talk.Context.State.Paused
        let form = talk.Content.Forms.Find(open.Name)
        where form is not null
        select (open, form, FormState.Read(open.Data));
}
