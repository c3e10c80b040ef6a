using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Tickets;

public sealed class PriorityRulesTests
{
    private static readonly PriorityRules Rules = PriorityRules.Load(ContentRoot.Find([]), new ContentProblems());

    [Theory]
    [InlineData("tech", "feature_broken", Priority.P2)]
    [InlineData("tech", "data_sync", Priority.P2)]
    [InlineData("tech", null, Priority.P2)]
    [InlineData("account", "login", Priority.P2)]
    [InlineData("billing", "payment_failed", Priority.P2)]
    [InlineData("billing", "subscription", Priority.P2)]
    [InlineData("billing", "refund", Priority.P3)]
    [InlineData("billing", "invoice", Priority.P3)]
    [InlineData("suggestion", "ux_feedback", Priority.P3)]
    [InlineData("something", "new", Priority.P3)]
    [InlineData(null, null, Priority.P3)]
    public void Category_and_type_give_the_usual_priority(string? category, string? type, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = category, Type = type }));

    [Theory]
    [InlineData(UrgencyKind.Security)]
    [InlineData(UrgencyKind.DataLoss)]
    [InlineData(UrgencyKind.PaidOut)]
    [InlineData(UrgencyKind.ExportDeadline)]
    public void An_urgent_sign_is_P1_whatever_the_category(UrgencyKind sign) =>
        Assert.Equal(Priority.P1, Rules.Of(new PriorityFacts { Category = "suggestion", Urgency = sign }));

    [Theory]
    [InlineData("security", UrgencyKind.Security)]
    [InlineData("data_loss", UrgencyKind.DataLoss)]
    [InlineData("paid_out", UrgencyKind.PaidOut)]
    [InlineData("export_deadline", UrgencyKind.ExportDeadline)]
    [InlineData("weather", UrgencyKind.None)]
    [InlineData("1", UrgencyKind.None)]
    [InlineData(null, UrgencyKind.None)]
    public void Kinds_are_known_by_name(string? name, UrgencyKind kind) => Assert.Equal(kind, PriorityRules.KindOf(name));

    [Theory]
    [InlineData("点击导出 PDF 弹出“导出失败”", "明天要交简历", Priority.P1)]
    [InlineData("导出PDF一直停在“生成中”", "今天下午5点前必须投递", Priority.P1)]
    [InlineData("所有简历都导不出来，導出失敗", null, Priority.P1)]
    [InlineData("I can't export my resume", "The interview is tomorrow", Priority.P1)]
    [InlineData("导出失败，请重试", "很重要", Priority.P1)]
    [InlineData("导出失败，请重试", null, Priority.P2)]
    [InlineData("今天上午开始导出就一直失败", null, Priority.P2)]
    [InlineData("Export fails since today", null, Priority.P2)]
    [InlineData("编辑器很慢", "明天要交", Priority.P2)]
    public void An_export_that_fails_is_urgent_when_it_is_important_or_due(string text, string? impact, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = "tech", Type = "feature_broken", Text = text, Impact = impact }));

    [Theory]
    [InlineData(Plan.Enterprise, Priority.P1)]
    [InlineData(Plan.Professional, Priority.P2)]
    [InlineData(Plan.Unknown, Priority.P2)]
    public void A_whole_company_that_cannot_log_in_is_urgent(Plan plan, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = "account", Type = "login", Plan = plan, Extent = "公司所有人" }));

    [Theory]
    [InlineData(Plan.Paid, Priority.P1)]
    [InlineData(Plan.Free, Priority.P2)]
    public void Paid_functions_that_are_all_out_are_urgent_for_those_who_pay(Plan plan, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = "tech", Type = "feature_broken", Plan = plan, Text = "会员功能全部用不了" }));

    [Theory]
    [InlineData("已经付了年费，账户还是免费版", Priority.P1)]
    [InlineData("I paid but my account still says free", Priority.P1)]
    [InlineData("想问下怎么续费", Priority.P2)]
    public void Paid_but_not_activated_is_urgent(string text, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = "billing", Type = "subscription", Text = text }));

    [Fact]
    public void A_double_charge_is_more_than_a_refund_wish() =>
        Assert.Equal(Priority.P2, Rules.Of(new PriorityFacts { Category = "billing", Type = "refund", Text = "会员费被重复扣款", Form = Priority.P3 }));

    [Fact]
    public void Enterprise_is_never_below_P2() =>
        Assert.Equal(Priority.P2, Rules.Of(new PriorityFacts { Category = "billing", Type = "invoice", Plan = Plan.Enterprise }));

    [Theory]
    [InlineData(null, Priority.P2, Priority.P2)]
    [InlineData("suggestion", Priority.P2, Priority.P3)]
    [InlineData("suggestion", Priority.P1, Priority.P1)]
    public void The_form_counts_when_the_category_is_unknown_or_the_form_is_urgent(string? category, Priority form, Priority priority) =>
        Assert.Equal(priority, Rules.Of(new PriorityFacts { Category = category, Form = form }));
}
