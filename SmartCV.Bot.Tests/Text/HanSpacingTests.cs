using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Text;

public sealed class HanSpacingTests
{
    [Theory]
    [InlineData("最晚 ", "今天 19:15", " 前", "最晚今天 19:15 前")]
    [InlineData("工单 ", "SC-10001", " 已收到", "工单 SC-10001 已收到")]
    [InlineData("时间是 ", "周一至周五（北京时间）", " 开始", "时间是周一至周五（北京时间）开始")]
    [InlineData("until ", "18:00", " today", "until 18:00 today")]
    [InlineData("", "", " ", " ")]
    public void A_space_stands_only_beside_what_is_not_chinese(string before, string value, string after, string whole)
    {
        var text = new StringBuilder();

        text.AppendJoined(before);
        text.AppendJoined(value);
        text.AppendJoined(after);

        Assert.Equal(whole, text.ToString());
    }
}
