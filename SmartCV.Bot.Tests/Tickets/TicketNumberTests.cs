using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Tickets;

public sealed class TicketNumberTests
{
    [Theory]
    [InlineData("SC-10042")]
    [InlineData("sc10042")]
    [InlineData("Sc 10042")]
    [InlineData("ＳＣ－１００４２")]
    [InlineData("SC—10042")]
    [InlineData("工单10042")]
    [InlineData("工单号：１００４２")]
    [InlineData("工单号是 10042，现在怎么样了？")]
    [InlineData("帮我查一下工单SC-10042的进度")]
    [InlineData("单号sc10042")]
    [InlineData("ticket #10042")]
    [InlineData("What about ticket no. 10042?")]
    [InlineData("Ticket number is 10042")]
    [InlineData("Re: [SC-10042] 导出失败")]
    public void A_number_is_found_however_it_is_written(string text) => Assert.Equal("SC-10042", TicketNumber.Find(text));

    [Theory]
    [InlineData("10042")]
    [InlineData("13800000000")]
    [InlineData("订单 10042")]
    [InlineData("SC-42")]
    [InlineData("SC-10000")]
    [InlineData("DISC-10042")]
    [InlineData("SC-10042A")]
    [InlineData("SC-12345678901")]
    [InlineData("工单怎么提交")]
    [InlineData("")]
    public void Other_digits_are_no_number(string text) => Assert.Null(TicketNumber.Find(text));

    [Theory]
    [InlineData("10042", "SC-10042")]
    [InlineData(" １００４２。", "SC-10042")]
    [InlineData("sc10042", "SC-10042")]
    [InlineData("是 10042 吗", null)]
    [InlineData("13800000000", null)]
    [InlineData("123", null)]
    public void Digits_alone_are_an_answer_when_the_number_was_asked_for(string text, string? number) => Assert.Equal(number, TicketNumber.FindAnswer(text));

    [Fact]
    public void All_numbers_of_a_text_are_found_once() =>
        Assert.Equal(["SC-10042", "SC-10001"], TicketNumber.FindAll("SC-10042 和工单 10001，还有 sc10042"));

    [Fact]
    public void The_first_number_is_found_again() => Assert.Equal(TicketNumber.Format(TicketNumber.First), TicketNumber.Find(TicketNumber.Format(TicketNumber.First)));
}
