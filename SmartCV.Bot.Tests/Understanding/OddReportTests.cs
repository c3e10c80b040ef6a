using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Bot.Tests.Recognition;
using SmartCV.Bot.Understanding;

namespace SmartCV.Bot.Tests.Understanding;

/// <summary>The line <c>report</c> with texts that no customer means: always all the fields, never an error, never long.</summary>
public sealed class OddReportTests
{
    // A hang guard. A usual report takes some milliseconds; the first of a process makes the patterns.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("😀🙏🏽👨‍👩‍👧")]
    [InlineData("……？！")]
    [InlineData("\u202Eمرحبا שלום \u200F")]
    [InlineData("\0\0")]
    [InlineData("\uD83D")]
    [InlineData("\uDC00\uD83D")]
    public void A_text_that_says_nothing_leaves_every_field_empty(string text)
    {
        var fields = Read(text);

        Assert.All(fields.Where(f => f.Key is not ("steps" or "urgency")), f => Assert.Null(f.Value));
        Assert.Empty(fields["steps"]!.AsArray());
    }

    [Theory]
    [InlineData("导出\u202E失败 win\u200B11 谷歌浏览器")]
    [InlineData("导出失败\0 win11 谷歌浏览器\uD83D")]
    public void What_nobody_sees_does_not_hide_what_is_said(string text)
    {
        var fields = Read(text);

        Assert.Equal(("Windows 11", "Chrome", "feature_broken"), ((string?)fields["os"], (string?)fields["browser"], (string?)fields["type"]));
    }

    [Theory]
    [InlineData("导出失败，")]
    [InlineData("步骤：\n1. 点\n")]
    [InlineData("> 发件人：a@example.com\n")]
    [InlineData("发件人：\n")]
    [InlineData("On 2026 ")]
    [InlineData("1️⃣ 打开：")]
    [InlineData("登录登录")]
    [InlineData("不对，是昨天 ")]
    [InlineData("(dot)")]
    public void A_hundred_kilobytes_are_read_in_time(string piece)
    {
        var text = new StringBuilder();
        while (text.Length < 100_000) text.Append(piece);
        var watch = Stopwatch.StartNew();

        var fields = Read(text.ToString());

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
        Assert.Equal(SampleScore.Literal.Length + SampleScore.Free.Length, fields.Count);
    }

    [Fact]
    public void A_subject_in_the_first_line_of_a_mail_is_its_subject()
    {
        var fields = Read("主题：导出失败\n\n您好，点导出没有反应，Windows 11。");

        Assert.Equal(("导出失败", "Windows 11"), ((string?)fields["summary"], (string?)fields["os"]));
    }

    private static JsonObject Read(string text)
    {
        var line = new JsonObject { ["op"] = "report", ["messages"] = new JsonArray(JsonValue.Create(text)), ["channel"] = "email", ["lang"] = "zh", ["time"] = "2026-11-22T09:00:00" };
        return new UnderstandCommand().Answer(line.ToJsonString()).AsObject();
    }
}
