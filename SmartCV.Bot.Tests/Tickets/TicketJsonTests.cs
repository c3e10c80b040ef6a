using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Tickets;

public sealed class TicketJsonTests
{
    [Fact]
    public void What_has_no_column_survives_the_body()
    {
        var ticket = TicketDesk.Open().Later(3).Due(TicketTimer.ResponseWarning).Agent(awaitsUser: true).Ticket with { FollowUpOf = "SC-10001" };
        var columns = ticket with
        {
            Language = "", Channel = "", Fields = new Dictionary<string, TicketField>(), Tags = [], Marks = TicketMarks.None, AgentId = null, FollowUpOf = null,
            ClockStartedAt = default, FirstResponseDueAt = default, SolutionDueAt = default, FirstRespondedAt = null, WaitingSince = null,
        };

        var read = TicketJson.Read(columns, TicketJson.Write(ticket));

        Assert.Equal(ticket with { Fields = read.Fields, Tags = read.Tags, Attachments = read.Attachments }, read);
        Assert.Equal(ticket.Fields["os"], read.Fields["os"]);
        Assert.Equal(["export"], read.Tags);
    }

    [Fact]
    public void Attachments_survive_with_the_ticket_and_with_the_line_that_brought_them()
    {
        var picture = new TicketAttachment("f1", "截图 1.png", "image/png", 1234, "ab12");
        var outcome = TicketDesk.Open().Files(picture);

        var read = TicketJson.Read(outcome.Ticket with { Attachments = [] }, TicketJson.Write(outcome.Ticket));
        var line = outcome.Timeline[^1];

        Assert.Equal([picture], read.Attachments);
        Assert.Equal([picture], TicketEvent.Read(line.Kind, line.At, line.Actor, line.IsVisible, line.ToBody()).Attachments);
        Assert.Empty(TicketEvent.Read(line.Kind, line.At, line.Actor, true, "{\"Text\":\"old\"}").Attachments);
    }

    [Fact]
    public void A_body_of_another_version_can_be_read() =>
        Assert.Equal("en", TicketJson.Read(TicketDesk.Open().Ticket, """{"schema":9,"language":"en","colour":"red"}""").Language);

    [Fact]
    public void A_line_of_the_timeline_survives_its_body()
    {
        var line = TicketDesk.Open().Change(Priority.P1).Timeline[^1] with { Text = "客户很急 <b>" };

        var read = TicketEvent.Read(line.Kind, line.At, line.Actor, line.IsVisible, line.ToBody());

        Assert.Equal((line.Text, "P2", "P1"), (read.Text, read.Detail["from"], read.Detail["to"]));
    }

    [Theory]
    [InlineData("zh", "已提交", "紧急", "优先级变为：紧急", "状态变为：处理中")]
    [InlineData("en", "Received", "Urgent", "Priority changed to: Urgent", "Status changed to: In progress")]
    public void Status_priority_and_timeline_have_words(string language, string status, string priority, string changed, string moved)
    {
        var texts = TextCatalog.Load(ContentRoot.Find([]), new ContentProblems());
        var desk = TicketDesk.Open().Change(Priority.P1).Agent();

        Assert.Equal(status, TicketWords.Status(texts, language, TicketStatus.New));
        Assert.Equal(priority, TicketWords.Priority(texts, language, Priority.P1));
        Assert.Equal([changed, moved], desk.Timeline.Where(e => e.Kind is TicketEvent.PriorityChanged or TicketEvent.StatusChanged).Select(e => TicketWords.Event(texts, language, e)));
    }

    [Fact]
    public void Every_kind_of_line_and_every_status_has_a_text()
    {
        var texts = TextCatalog.Load(ContentRoot.Find([]), new ContentProblems());
        string[] kinds =
        [
            TicketEvent.Opened, TicketEvent.UserMessage, TicketEvent.AgentMessage, TicketEvent.Note, TicketEvent.StatusChanged, TicketEvent.PriorityChanged,
            TicketEvent.Classified, TicketEvent.Workaround, TicketEvent.Solved, TicketEvent.Reopened, TicketEvent.Closed, TicketEvent.DueWarned,
            TicketEvent.DueMissed, TicketEvent.UserReminded, TicketEvent.FollowedUp,
        ];

        Assert.All(kinds.Select(k => "ticket.event." + k), key => Assert.True(texts.Has(key), key));
        Assert.All(Enum.GetValues<TicketStatus>().SelectMany(s => new[] { TicketWords.KeyOf(s), TicketWords.HintKeyOf(s) }), key => Assert.True(texts.Has(key), key));
        Assert.All(Enum.GetValues<Priority>().Select(TicketWords.KeyOf), key => Assert.True(texts.Has(key), key));
    }
}
