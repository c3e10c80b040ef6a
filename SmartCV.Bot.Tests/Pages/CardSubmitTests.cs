using System.Text.Json.Nodes;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>Forms that are sent as a whole, over HTTP, as a card or the help centre sends them.</summary>
public sealed class CardSubmitTests
{
    [Fact]
    public async Task A_form_that_brings_its_files_makes_a_ticket_with_them()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        await visitor.SubmitAsync(Filled("report-problem"), WebVisitor.Picture("导出失败.png"));
        await desk.RunUntilIdleAsync();

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("导出失败.png", Assert.Single(ticket.Attachments).Name);
    }

    [Fact]
    public async Task A_form_that_is_open_is_put_aside_by_another_that_is_sent_whole()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SayAllAsync(desk, "我有个建议", "希望导出时可以选字体");

        await visitor.SubmitAsync(Filled("report-problem"));
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "继续", "跳过", "提交");

        var forms = (await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Select(h => h.Ticket.Form);
        Assert.Equal(["report-problem", "suggestion"], forms);
    }

    [Fact]
    public async Task With_several_forms_put_aside_the_customer_chooses_which_to_go_on_with()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SayAllAsync(desk, "我有个建议", "希望导出时可以选字体", "暂停", "我要退款", "买错套餐了", "暂停");

        await visitor.SayAllAsync(desk, "继续");
        Assert.Equal(["退款申请：买错套餐了", "功能建议：希望导出时可以选字体"], (await visitor.ReadAsync())[^1].SuggestedActions!.Actions!.Select(a => a.Title));
        await visitor.SayAllAsync(desk, "2", "提交", "提交", "继续", "提交", "提交");

        var forms = (await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Select(h => h.Ticket.Form);
        Assert.Equal(["suggestion", "refund"], forms);
    }

    [Fact]
    public async Task A_card_that_is_sent_twice_makes_one_ticket_and_the_second_answer_names_it()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var card = await CardAsync(desk, visitor, "提交问题", "一次填完");

        await SubmitAsync(desk, visitor, card, ("summary", "导出失败"), ("symptom", "点导出以后提示请重试"));
        await SubmitAsync(desk, visitor, card, ("summary", "导出失败"), ("symptom", "点导出以后提示请重试"));

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Contains($"已经提交过了，工单号是 {ticket.Number}", (await visitor.ReadAsync())[^1].Text);
    }

    [Fact]
    public async Task What_is_new_on_a_card_that_is_sent_again_goes_to_its_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var card = await CardAsync(desk, visitor, "提交问题", "一次填完");
        await SubmitAsync(desk, visitor, card, ("summary", "导出失败"), ("symptom", "点导出以后提示请重试"));

        await SubmitAsync(desk, visitor, card, ("summary", "导出失败"), ("symptom", "点导出以后提示请重试"), ("steps", "1. 打开简历\n2. 点导出"));

        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.Equal("操作步骤：打开简历 → 点导出", history.Events[^1].Text);
    }

    [Fact]
    public async Task A_card_whose_form_was_finished_by_dialogue_makes_no_second_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var card = await CardAsync(desk, visitor, "提交问题", "一次填完");
        await visitor.SayAllAsync(desk, "继续", "导出失败", "点导出以后提示请重试", "提交", "提交");

        await SubmitAsync(desk, visitor, card);

        Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_card_of_a_form_that_was_put_aside_goes_on_with_that_form()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var card = await CardAsync(desk, visitor, "提交问题", "一次填完");
        await visitor.SayAllAsync(desk, "导出失败", "暂停", "我有个建议");

        await SubmitAsync(desk, visitor, card, ("symptom", "点导出以后提示请重试"));

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("report-problem", ticket.Form);
    }

    [Fact]
    public async Task A_card_that_nobody_knows_any_more_is_shown_as_a_summary_before_it_counts()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var card = await CardAsync(desk, visitor, "提交问题", "一次填完");
        card[FormCard.IdKey] = "of-long-ago";

        await SubmitAsync(desk, visitor, card, ("summary", "导出失败"), ("symptom", "点导出以后提示请重试"));
        Assert.Empty(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.Contains("① 问题概述：导出失败", (await visitor.ReadAsync())[^1].Text);
        await visitor.SayAllAsync(desk, "提交");

        Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_screenshot_right_after_a_report_goes_to_its_ticket_and_one_of_later_begins_a_report()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.FromHours(8)));
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SubmitAsync(Filled("report-problem"));
        await desk.RunUntilIdleAsync();

        await visitor.SendAsync(null, WebVisitor.Picture("报错.png"));
        await desk.RunUntilIdleAsync();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("报错.png", Assert.Single(ticket.Attachments).Name);
        clock.Advance(TimeSpan.FromMinutes(29));
        await visitor.SendAsync(null, WebVisitor.Picture("还有一张.png"));
        await desk.RunUntilIdleAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        using var back = await WebVisitor.OpenAsync(desk.Address, visitor.Visitor);
        await back.SendAsync(null, WebVisitor.Picture("另一个.png"));
        await desk.RunUntilIdleAsync();

        ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal(["报错.png", "还有一张.png"], ticket.Attachments.Select(a => a.Name));
        Assert.Contains("收到您发的 1 个文件", (await back.ReadAsync())[^1].Text);
    }

    [Theory]
    [InlineData("""{"smartcvForm":["report-problem"],"summary":{"a":1}}""")]
    [InlineData("""{"smartcvForm":"report-problem","smartcvFormId":7,"smartcvShown":"x","summary":null}""")]
    [InlineData("""{"smartcvForm":"没有这张表"}""")]
    public async Task A_card_that_no_card_of_ours_could_send_is_answered(string value)
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        await visitor.SubmitAsync(value);
        await desk.RunUntilIdleAsync();

        var answer = (await visitor.ReadAsync())[^1];
        Assert.Equal("bot", answer.From?.Role);
        Assert.DoesNotContain("出了点问题", answer.Text);
    }

    // The card that the bot sends after these words.
    private static async Task<JsonObject> CardAsync(TestDesk desk, WebVisitor visitor, params string[] texts)
    {
        await visitor.SayAllAsync(desk, texts);
        var last = (await visitor.ReadAsync())[^1];
        return (JsonObject)Assert.Single(last.Attachments!).Content!["actions"]![0]!["data"]!.DeepClone();
    }

    private static async Task SubmitAsync(TestDesk desk, WebVisitor visitor, JsonObject data, params (string Field, string Text)[] typed)
    {
        var values = (JsonObject)data.DeepClone();
        foreach (var (field, text) in typed) values[field] = text;
        await visitor.SubmitAsync(values);
        await desk.RunUntilIdleAsync();
    }

    private static JsonObject Filled(string form) =>
        new() { [FormCard.FormKey] = form, ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" };
}
