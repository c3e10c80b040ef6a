using FormFile = SmartCV.Bot.Dialogs.FormFile;
using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>
/// Forms that are sent as a whole: the card of the chat, and the page of the help centre. A card stays where it is in the chat, so it may be sent
/// after the dialogue went on, after the form was finished, and again.
/// </summary>
internal static class CardTalk
{
    public static bool IsCard(Activity activity) => activity.Value is JsonObject values && values.ContainsKey(FormCard.FormKey);

    public static async ValueTask SubmitAsync(Talk talk, TicketStore tickets, Activity activity, CancellationToken ct)
    {
        var values = (JsonObject)JsonNode.Parse(activity.Value!.ToJsonString())!;
        if (talk.Content.Forms.Find(TextOf(values[FormCard.FormKey])) is not { } form)
        {
            // What stands on it goes to a person, if the customer wants that.
            talk.Context.State = talk.Context.State with { LastQuestion = string.Join('\n', values.Where(v => !FormCard.IsOurs(v.Key)).Select(v => TextOf(v.Value)).Where(t => t.Length > 0)) };
            talk.Say(talk.T("turn.form_gone"), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
            return;
        }

        var files = FormTalk.FilesOf(activity);
        var id = TextOf(values[FormCard.IdKey]);
        if (id.Length > 0 && talk.Context.State.Finished.FirstOrDefault(f => f.Id == id) is { } done)
        {
            await AddToAsync(talk, tickets, (form, done), (values, files), ct);
            return;
        }

        var (state, isKnown) = StateFor(talk, form, id);
        // What the inputs were shown with says nothing about a form that begins anew.
        if (!isKnown) values.Remove(FormCard.ShownKey);
        // A card takes no files, but what sends a form without a card may bring them along.
        state = state with { Files = [.. state.Files, .. files] };
        var sent = talk.Content.FormEngine.Submit(form, state, values, (talk.Language, talk.Context.Now));
        if (sent.Step is { } finished && isKnown)
        {
            await FormTalk.TakeAsync(talk, tickets, form, finished, ct);
            return;
        }

        FormTalk.Keep(talk, form, sent.State);
        // A card of long ago: what stands on it is taken, but it is looked at once more before it becomes a ticket.
        talk.Context.Say(sent.Step is null ? FormCard.Again(form, sent, talk.Language, talk.Texts) : talk.Content.FormEngine.CurrentQuestion(form, sent.State, talk.Language));
    }

    // The form that the card was made for, open or put aside, or a new one: a page of the help centre shows nothing of the chat's form, so it is none of it.
    // Whatever else is open is put aside.
    private static (FormState State, bool IsKnown) StateFor(Talk talk, FormDefinition form, string id)
    {
        if (talk.Context.State.Paused.FirstOrDefault(p => Is(p, form, id)) is { } paused) PausedForms.TakeUp(talk, paused);
        if (talk.Context.State.Form is { } open && Is(open, form, id)) return (FormState.Read(open.Data), true);
        PausedForms.PutAside(talk);
        return (FormTalk.Begun(talk, form), id.Length == 0);
    }

    private static bool Is(OpenForm open, FormDefinition form, string id) =>
        id.Length > 0 && open.Name == form.Name && FormState.Read(open.Data).Id == id;

    // Sent again after it became a ticket: what is new on it goes to that ticket.
    private static async ValueTask AddToAsync(Talk talk, TicketStore tickets, (FormDefinition Form, FinishedForm Done) sent, (JsonObject Values, IReadOnlyList<FormFile> Files) with, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, sent.Done.Ticket, ct) is not { } ticket || await tickets.FindByKeyAsync(ticket.ProgressKey, ct) is not { } history) return;
        var news = string.Join('\n', NewOn(talk, sent.Form, history, with.Values));
        if (news.Length == 0 && with.Files.Count == 0)
        {
            TicketTalk.AlreadySent(talk, ticket);
            return;
        }

        var holder = await TicketTalk.AddAsync(talk, tickets, ticket, (news, with.Files), ct);
        var finished = talk.Context.State.Finished.Select(f => f == sent.Done ? f with { Ticket = holder.Number } : f);
        talk.Context.State = talk.Context.State with { Finished = finished.ToList() };
    }

    private static IEnumerable<string> NewOn(Talk talk, FormDefinition form, TicketHistory history, JsonObject values)
    {
        var shown = values[FormCard.ShownKey] as JsonObject;
        values.Remove(FormCard.ShownKey);
        var read = talk.Content.FormEngine.Submit(form, new FormState { Hash = form.Hash }, values, (talk.Language, talk.Context.Now)).State;
        foreach (var field in form.Fields)
        {
            var text = TextOf(values[field.Name]);
            var value = read.ValueOf(field.Name) ?? text;
            if (text.Length == 0 || text == TextOf(shown?[field.Name]) || history.Ticket.Fields.GetValueOrDefault(field.Name)?.Value == value) continue;
            var line = talk.T("form.summary_line", ("label", form.Wording(field, talk.Language).Label), ("value", FormSummary.Shown(form, field, value, (talk.Texts, talk.Language))));
            if (!history.Events.Any(e => e.Text?.Contains(line, StringComparison.Ordinal) == true)) yield return line;
        }
    }

    /// <summary>The value of an input as text.</summary>
    public static string TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : node?.ToJsonString() ?? "";
}
