using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;
using SmartCV.Channels;

namespace SmartCV.Bot.Turns;

/// <summary>
/// An urgent matter must not wait for somebody to press a button: people in distress often leave after the first sentence. A form that still stands
/// open <see cref="SupportOptions.UrgentWait"/> after the last word becomes a ticket as it stands. One that was finished, cancelled or put aside
/// meanwhile is left alone.
/// </summary>
public sealed class UrgentTimer(ConversationStore conversations, CurrentContent content, TicketStore tickets, IOptions<SupportOptions> options, PublicAddress address, IFileStore files)
{
    /// <summary>Plans the look at an urgent form, once something has been told in it.</summary>
    /// <param name="before">The open form as the turn found it.</param>
    public static void Watch(Talk talk, OpenForm? before)
    {
        if (Told(talk.Context.State.Form) is { } told && Told(before) != told)
            Plan(talk, told);
    }

    /// <summary>Plans the look at a form of any kind in which an urgent matter was told.</summary>
    /// <param name="id">Which filling-in.</param>
    public static void Plan(Talk talk, string id) => talk.Context.Schedule(DueJob.UrgentUnfinished, id, 0, talk.Context.Now + talk.Options.UrgentWait);

    public async ValueTask TakeAsync(TurnContext context, DueJob job, CancellationToken ct)
    {
        if (Unfinished(context.State, job.SubjectId) is not { } unfinished) return;
        var last = await conversations.LastLineAtAsync(context.Conversation.Id, ct) ?? context.Now;
        if (last + options.Value.UrgentWait > context.Now)
        {
            context.Schedule(DueJob.UrgentUnfinished, job.SubjectId, 0, last + options.Value.UrgentWait);
            return;
        }

        context.EnsureCase();
        var talk = new Talk(context, content.Value, options.Value, address) { Files = files };
        if (unfinished != context.State.Form) PausedForms.TakeUp(talk, unfinished);
        await FormTalk.FileAsItStandsAsync(talk, tickets, "ticket.urgent_unfinished", ct);
    }

    // An urgent form that was begun anew and then left: what was told before still counts.
    private static OpenForm? Unfinished(ConversationState state, string id)
    {
        if (state.Form is not { } open) return null;
        var filled = FormState.Read(open.Data);
        if (filled.IsTouched) return filled.Id == id ? open : null;
        return open.Name == Forms.Urgent ? state.Paused.FirstOrDefault(p => p.Name == Forms.Urgent && FormState.Read(p.Data).Id == id) : null;
    }

    // The filling-in of an urgent form that something was told in.
    private static string? Told(OpenForm? open) =>
        open is { Name: Forms.Urgent } && FormState.Read(open.Data) is { IsTouched: true } state ? state.Id : null;
}
