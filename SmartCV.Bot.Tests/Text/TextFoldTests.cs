using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Text;

public sealed class TextFoldTests
{
    [Theory]
    [InlineData("Ｗｉｎ１１　Ｃｈｒｏｍｅ", "win11 chrome")]
    [InlineData("登錄後點擊匯出，檔案沒有開啟", "登录后点击汇出，档案没有开启")]
    [InlineData("I can’t “export”", "i can't \"export\"")]
    [InlineData("A\u200BB\uFEFF  C\u00A0\n d ", "ab c d")]
    public void Spellings_that_mean_the_same_become_one(string text, string key) => Assert.Equal(key.Replace("，", ","), TextFold.Key(text));

    [Theory]
    [InlineData("Ａb點\u3000\uD83D\uDE00“x”\u0130ß")]
    [InlineData("")]
    public void Folding_in_place_keeps_every_position(string text) => Assert.Equal(text.Length, TextFold.InPlace(text).Length);

    [Fact]
    public void The_platform_does_not_normalise_under_invariant_globalization()
    {
        // Should this fail one day, TextFold may lean on the platform for the rest of NFKC.
        Assert.Equal("Ａ", "Ａ".Normalize(NormalizationForm.FormKC));
    }

    [Fact]
    public void Han_is_indexed_by_pairs_and_latin_by_words()
    {
        Assert.Equal("发 发票 票 抬 pdf 2026 抬头 头".Split(' ').Order(), Bigrams.ForIndex("發票 PDF-2026 抬头").Split(' ').Order());
        Assert.Equal(["发票", "pdf", "头"], Bigrams.ForSearch("发票，PDF 头"));
    }
}
