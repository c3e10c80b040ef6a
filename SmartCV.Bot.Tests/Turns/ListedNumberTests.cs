using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Turns;

/// <summary>People answer a list in many ways; a sentence with a number in it is none of them.</summary>
public sealed class ListedNumberTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("１", 1)]
    [InlineData("①", 1)]
    [InlineData("⑴", 1)]
    [InlineData("1️⃣", 1)]
    [InlineData("一", 1)]
    [InlineData("两", 2)]
    [InlineData("2.", 2)]
    [InlineData("2、", 2)]
    [InlineData("（3）", 3)]
    [InlineData("第二个", 2)]
    [InlineData("选3", 3)]
    [InlineData("我选第一个吧", 1)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("#4", 4)]
    [InlineData(" 5 ", 5)]
    public void A_number_of_a_list_is_read(string text, int number) => Assert.Equal(number, ListedNumber.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("个")]
    [InlineData("一下")]
    [InlineData("3个月")]
    [InlineData("360块")]
    [InlineData("1.5")]
    [InlineData("1班")]
    [InlineData("😀")]
    [InlineData("\ud800")]
    [InlineData("第")]
    [InlineData("一个都没有")]
    public void Anything_else_is_none(string text) => Assert.Null(ListedNumber.Read(text));
}
