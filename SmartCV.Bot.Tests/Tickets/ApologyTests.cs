using System.Text.Json.Nodes;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>When a turn fails for good nobody has to type anything a second time: the ticket of the apology has it all.</summary>
public sealed class ApologyTests : IAsyncLifetime
{
    private const string Conversation = "c1";

    private readonly TestClock _clock = new();
    private TestDesk _desk = null!;
    private bool _broken;

    public async Task InitializeAsync() => _desk = await TestDesk.StartAsync(new DeskSetup
    {
        Clock = _clock,
        Decisions = new Decisions(
            (context, ct) => _broken ? throw new InvalidOperationException("A fault of ours.") : _desk.Get<BotTurn>().DecideAsync(context, ct),
            (context, ct) => _desk.Get<Apology>().DecideAsync(context, ct)),
    });

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task The_ticket_has_the_words_the_open_form_and_all_files()
    {
        await SendAsync(new Activity { Text = "提建议" });
        await SendAsync(new Activity { Text = "希望导出时可以选字体", Attachments = [Picture("first")] });
        _broken = true;

        await SendAsync(new Activity { Text = "投简历时想和公司模板一致", Attachments = [Picture("second")] });

        var ticket = Assert.Single(await TicketsAsync());
        Assert.Equal("投简历时想和公司模板一致", ticket.Fields["message"].Value);
        Assert.Equal("希望导出时可以选字体", ticket.Fields["other"].Value);
        Assert.Equal(["first", "second"], ticket.Attachments.Select(a => a.Name));
        Assert.Contains(ticket.Number, (await _desk.TranscriptAsync(Conversation))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_has_what_stood_on_a_card_under_the_names_that_were_shown()
    {
        _broken = true;

        await SendAsync(new Activity { Value = new JsonObject { ["smartcvForm"] = "suggestion", ["idea"] = "希望导出时可以选字体", ["benefit"] = "", ["unknown"] = "还有一句" } });

        var ticket = Assert.Single(await TicketsAsync());
        Assert.Equal("建议内容：希望导出时可以选字体\nunknown：还有一句", ticket.Fields["message"].Value);
        Assert.StartsWith("建议内容", ticket.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_greeting_that_fails_makes_no_ticket()
    {
        _broken = true;

        await SendAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "u1" }] });

        Assert.Empty(await TicketsAsync());
        Assert.Equal(2, await _desk.Database.FindAsync<long>("select status from inbox", null, CancellationToken.None));
    }

    private static Attachment Picture(string name) => new() { ContentType = "image/png", ContentUrl = $"https://example.com/{name}.png", Name = name };

    private async Task SendAsync(Activity activity)
    {
        await _desk.Get<IActivityIntake>().AcceptAsync(
            new Incoming
            {
                Channel = "webchat", ConversationId = Conversation, SenderAddress = "u1", DedupeKey = Guid.NewGuid().ToString("N"),
                Activity = activity with { From = new ChannelAccount { Id = "u1", Role = "user" }, Locale = "zh-CN" },
            },
            CancellationToken.None);
        // Over all the tries of a turn that fails.
        for (var i = 0; i < 5; i++)
        {
            await _desk.RunUntilIdleAsync();
            _clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private async Task<IReadOnlyList<Ticket>> TicketsAsync() => (await _desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Select(h => h.Ticket).ToList();
}
