using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Gives a reply the form that the channel can show: buttons, or numbered lines where there are none.</summary>
public static class ReplyRendering
{
    public static Activity ToActivity(Reply reply, ChannelAbilities abilities)
    {
        // Without buttons they are listed; a channel may still make something of them that can be tapped.
        if (!abilities.Buttons && reply.WithoutCard is { } plain) reply = plain;
        var activity = Activity.Say(reply.NamesChoices || !abilities.Buttons ? WithNumbers(reply) : reply.Text);
        if (reply.Choices.Count > 0) activity = activity with { SuggestedActions = new SuggestedActions { Actions = reply.Choices.Select(Button).ToList() } };
        if (!abilities.Buttons) return activity;
        if (reply.Card is not null)
            activity = activity with { Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = reply.Card }] };
        return activity;
    }

    private static CardAction Button(Choice choice) => new() { Type = "imBack", Title = choice.Title, Value = JsonValue.Create(choice.Says) };

    private static string WithNumbers(Reply reply)
    {
        var text = new StringBuilder(reply.Text);
        for (var i = 0; i < reply.Choices.Count; i++) text.Append('\n').Append(i + 1).Append(". ").Append(reply.Choices[i].Title);
        return text.ToString();
    }
}
