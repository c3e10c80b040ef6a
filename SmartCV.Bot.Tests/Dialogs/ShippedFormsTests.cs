using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Dialogs;

public sealed class ShippedFormsTests
{
    [Fact]
    public void A_refund_asks_for_reason_date_order_and_account()
    {
        var desk = FormDesk.Open("refund", "我要退款").Say("用不上").Say("11月3日").Say("找不到").Say("he.sample@example.com").Say("没有").Say("提交");

        Assert.Equal("退款申请：用不上", desk.Outcome.Title);
        Assert.Equal("2026-11-03", desk.Outcome["order_date"]);
        Assert.Equal(("billing", "refund", "P3"), (desk.Outcome.Category, desk.Outcome.Type, desk.Outcome.Priority));
    }

    [Fact]
    public void A_company_invoice_needs_a_tax_number_and_a_personal_one_does_not()
    {
        var company = FormDesk.Open("invoice").Say("公司").Say("示例科技有限公司").Say("123");
        Assert.StartsWith("税号一般是", company.Reply.Text);
        company.Say("000000000000000000");
        Assert.Equal("order", company.Step.State.Asking);

        var personal = FormDesk.Open("invoice").Say("开给个人").Say("陈某某");
        Assert.Equal("order", personal.Step.State.Asking);
    }

    [Fact]
    public void A_known_address_for_the_invoice_is_confirmed()
    {
        var facts = FormDesk.Read("", ("company", "示例（上海）信息技术有限公司"), ("tax_number", "000000000000000000"), ("order_date", "10月"));
        var desk = FormDesk.Open("invoice", "请开发票", facts, new() { ["account_email"] = new("finance@example.com", ValueSource.Account) });

        Assert.Contains("我记下的接收邮箱是“finance@example.com”，对吗？", desk.Reply.Text);
        desk.Say("不对").Say("books@example.com");

        Assert.Equal("books@example.com", desk.Step.State.ValueOf("account_email"));
        Assert.Equal(FormStage.Summary, desk.Step.State.Stage);
    }

    [Fact]
    public void An_urgent_form_asks_at_most_four_questions()
    {
        var desk = FormDesk.Open("urgent", "我的简历全没了", FormDesk.Read("我的简历全没了", ("summary", "三份简历全部消失"), ("occurred_at", "今天早上九点"), ("category", "tech"), ("type", "data_sync")));

        Assert.Equal("account_email", desk.Step.State.Asking);
        desk.Say("lin.test01@example.com").Say("13800000000").Say("提交");
        Assert.Equal(("P1", "data_sync"), (desk.Outcome.Priority, desk.Outcome.Type));
    }

    [Fact]
    public void A_complaint_is_marked_as_one_and_never_offered_as_a_card()
    {
        var desk = FormDesk.Open("complaint").Say("客服三天没回复").Say("给个说法").Say("a@example.com").Say("提交");

        Assert.True(desk.Form.Ticket.Person);
        Assert.Equal(["complaint"], desk.Outcome.Tags);
    }

    [Fact]
    public void A_suggestion_that_says_it_all_needs_one_question()
    {
        var desk = FormDesk.Open("suggestion", "模板能不能加个竖版双栏的", FormDesk.Read("模板能不能加个竖版双栏的", ("summary", "模板能不能加个竖版双栏的"), ("type", "new_feature")));

        desk.Say("跳过").Say("提交");

        Assert.Equal(("模板能不能加个竖版双栏的", "new_feature"), (desk.Outcome["idea"], desk.Outcome.Type));
    }

    [Fact]
    public void Choosing_a_type_sets_its_category()
    {
        var desk = FormDesk.Open().Say("登录不了").Say("一直转圈").Say("提交").Say("改问题类型");
        Assert.Equal(17, desk.Reply.Choices.Count);

        desk.Say("登录问题");
        Assert.Equal("account", desk.Step.State.ValueOf("category"));
        desk.Say("问题分类改成支付订阅");

        Assert.Null(desk.Step.State.ValueOf("type"));
        Assert.Equal(Facts.None.Values.Count, desk.Step.State.Notes.Count);
    }
}
