using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>People whom the channel itself connects, as WeChat's own agents: while one of them has the conversation, the bot is silent.</summary>
internal static class ChannelAgents
{
    // What users write in such a session does not reach us, and it ends after half an hour of silence: whoever still reaches us then talks to the bot, whether its end was told or not.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Hands the conversation over. False where the channel has no people, or they are not there at this hour.</summary>
    public static bool HandOver(Talk talk)
    {
        if (!talk.Context.Abilities.HasOwnAgents || !talk.Facts.ChatOpen) return false;
        PausedForms.PutAside(talk);
        // Its text is said where the hand-over itself is not possible any more.
        talk.Context.Say(new Activity { Type = ActivityTypes.Handoff, Text = talk.T("turn.transfer_again") });
        return true;
    }

    /// <summary>Takes note of how a hand-over goes.</summary>
    public static void Take(TurnContext context, Activity activity)
    {
        if (activity.Name != ActivityTypes.HandoffStatus) return;
        // Clients of other channels can send such an event too, with any value.
        var state = activity.Value is JsonObject value && value["state"] is JsonValue text && text.TryGetValue<string>(out var told) ? told : null;
        switch (state)
        {
            case "accepted":
                context.Owner = Conversation.OwnerChannel;
                context.State = context.State with { WithAgentsSince = context.Now };
                break;
            case "completed":
                GiveBack(context);
                break;
        }
    }

    /// <summary>True while a colleague answers and the bot does not.</summary>
    public static bool Have(TurnContext context)
    {
        if (context.Owner != Conversation.OwnerChannel) return false;
        if (context.Now - context.State.WithAgentsSince < Longest) return true;
        GiveBack(context);
        return false;
    }

    private static void GiveBack(TurnContext context)
    {
        context.Owner = Conversation.OwnerBot;
        context.State = context.State with { WithAgentsSince = null };
    }
}
