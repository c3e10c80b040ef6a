using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Text;

public sealed class SafeTextTests
{
    [Fact]
    public void What_a_database_refuses_is_replaced()
    {
        // Not as test data: attributes are stored as UTF-8 and cannot hold a lone surrogate.
        Assert.Equal("a\uFFFDb", SafeText.Clean("a\0b"));
        Assert.Equal("a\uFFFDb", SafeText.Clean("a\uD800b"));
        Assert.Equal("\uFFFD\uFFFD", SafeText.Clean("\uDE00\uD83D"));
        Assert.Equal("fine \uD83D\uDE00", SafeText.Clean("fine \uD83D\uDE00"));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("ab\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67cd", 6, "ab…")]
    [InlineData("ab", 0, "")]
    public void A_cut_never_falls_inside_a_text_element(string text, int most, string cut) => Assert.Equal(cut, SafeText.Cut(text, most));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\截图 1.PNG", "截图 1.PNG")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie_ x.png")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("...", "file")]
    [InlineData(null, "file")]
    [InlineData(" .htaccess", "htaccess")]
    [InlineData("report.pdf. . ", "report.pdf")]
    public void A_file_name_is_only_a_name(string? name, string clean) => Assert.Equal(clean, SafeText.FileName(name));

    [Fact]
    public void A_long_file_name_keeps_its_ending()
    {
        var name = SafeText.FileName(new string('简', 500) + ".docx");

        Assert.Equal(120, name.Length);
        Assert.EndsWith("简.docx", name);
    }

    [Fact]
    public void Random_names_come_out_safe()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var name = SafeText.FileName(new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0, 0x10000))]), 20);

            Assert.InRange(name.Length, 1, 20);
            Assert.Equal(name, SafeText.Clean(name));
            Assert.DoesNotContain(name, c => char.IsControl(c) || "/\\:*?\"<>|\u202E".Contains(c));
            Assert.Equal(name, SafeText.FileName(name, 20));
        }
    }
}
