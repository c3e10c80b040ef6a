using System.Text.Json.Nodes;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Turns;

/// <summary>Words of a channel about its own agents.</summary>
public sealed class ChannelAgentsTests
{
    [Theory]
    [InlineData("\"accepted\"")]
    [InlineData("[\"accepted\"]")]
    [InlineData("{\"state\":5}")]
    [InlineData("{\"state\":{}}")]
    [InlineData("{}")]
    public async Task A_word_about_a_hand_over_that_says_nothing_changes_nothing(string value)
    {
        await using var desk = await TestDesk.StartAsync();
        await desk.SayAsync("c1", "你好");

        await desk.Get<IActivityIntake>().AcceptAsync(
            new Incoming
            {
                Channel = "webchat",
                ConversationId = "c1",
                SenderAddress = "user-of-c1",
                DedupeKey = "k",
                Activity = new Activity { Type = ActivityTypes.Event, Name = ActivityTypes.HandoffStatus, Value = JsonNode.Parse(value), From = new ChannelAccount { Id = "user-of-c1", Role = "user" } },
            },
            CancellationToken.None);
        await desk.RunUntilIdleAsync();

        Assert.Equal(0, await desk.Database.FindAsync<long>("select count(*) from inbox where status <> 1 or attempts > 0", null, CancellationToken.None));
    }
}
