using System.Diagnostics;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Recognition;

public sealed class HostileTextTests
{
    private static readonly ReadContext Context = new(SampleReport.Now, TimeZoneInfo.Utc, "zh");

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("点")]
    [InlineData("a@a.")]
    [InlineData("a.")]
    [InlineData(" ")]
    [InlineData("先然后")]
    [InlineData("1-")]
    [InlineData("1. a\n")]
    [InlineData("简历")]
    [InlineData("发票抬头示")]
    [InlineData("i open ")]
    [InlineData("昨天")]
    [InlineData("chrome,")]
    [InlineData("1月")]
    [InlineData("on windows ")]
    [InlineData("(")]
    [InlineData("【")]
    [InlineData(" 简")]
    public void A_very_long_text_is_read_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        FactReader.Read([text, text], Context);
        UrgencySigns.Read(text, "zh");

        // A hang guard: it takes some 20 to 450 ms, most of it once for making the patterns.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Random_texts_never_throw_and_quotes_are_the_users_own_words()
    {
        string[] words = ["昨晚", "12点", "chrome", " ", "，", "@", "a@example.com", "导出", "失败", "1.", "\n", "应该", "结果", "(", "）", "win11", "\uD83D", "\0", "月", "号", "99", "税号", "先", "再", "→", "31日", "2月30日", "25:99", "ago"];
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => words[random.Next(words.Length)]));

            foreach (var (field, fact) in FactReader.Read([text], Context).Values)
            {
                Assert.False(string.IsNullOrWhiteSpace(fact.Value), field);
                foreach (var line in fact.Quote.Split('\n')) Assert.Contains(line.Trim(), Text.SafeTextOf(text), StringComparison.Ordinal);
            }
        }
    }

    private static class Text
    {
        public static string SafeTextOf(string text) => SmartCV.Bot.Text.SafeText.Clean(text);
    }
}
