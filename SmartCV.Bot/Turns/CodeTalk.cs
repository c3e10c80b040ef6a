using System.Text.Json.Nodes;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Somebody came by a code. One that a progress page drew goes on with its ticket; any other only greets.</summary>
internal static class CodeTalk
{
    private const string Scene = "scene";

    /// <summary>Tells how the ticket behind the code stands, and uses the code up.</summary>
    public static async ValueTask TakeAsync(Talk talk, (TicketStore Tickets, TicketCodes Codes) known, Activity activity, CancellationToken ct)
    {
        if (activity.MembersAdded is not { Count: > 0 } || SceneOf(activity) is not { } scene) return;
        if (await known.Codes.FindAsync(scene, ct) is not { } code || await known.Tickets.FindByIdAsync(code.TicketId, ct) is not { } ticket) return;
        talk.Context.Effect(set => TicketCodes.Use(set, code));
        TicketLookup.Say(talk, ticket, []);
    }

    private static string? SceneOf(Activity activity) => activity.ChannelData is JsonObject data && data[Scene] is JsonValue value && value.TryGetValue<string>(out var scene) ? scene : null;
}
