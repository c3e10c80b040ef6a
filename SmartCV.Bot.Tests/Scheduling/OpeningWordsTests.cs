using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Scheduling;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Scheduling;

public sealed class OpeningWordsTests
{
    private static readonly TextCatalog Texts = TextCatalog.Load(ContentRoot.Find([]), new ContentProblems());
    private static readonly OpeningWords Words = new(Texts);
    private static readonly TimeWords Times = new(Texts);
    private static readonly Reader Chinese = new("zh");
    private static readonly Reader English = new("en");

    [Theory]
    [InlineData("2026-11-24 07:00", "今天 9:00", "today at 9:00")]
    [InlineData("2026-11-29 23:00", "明天（周一）9:00", "tomorrow (Monday) at 9:00")]
    [InlineData("2026-11-28 16:00", "后天（周一）9:00", "the day after tomorrow (Monday) at 9:00")]
    [InlineData("2026-09-30 18:00", "10月8日（周四）9:00", "on Thursday, 8 October at 9:00")]
    [InlineData("2025-12-31 19:00", "2026年1月4日（周日）9:00", "on Sunday, 4 January 2026 at 9:00")]
    public void It_opens_in_words(string now, string zh, string en)
    {
        Assert.Equal(zh, Words.Opens(Shipped.Chat, At(now), Chinese));
        Assert.Equal(en, Words.Opens(Shipped.Chat, At(now), English));
    }

    [Fact]
    public void A_due_time_has_no_preposition() =>
        Assert.Equal("Thursday, 8 October at 9:00", Times.At(At("2026-10-08 09:00"), At("2026-09-30 18:00"), Shipped.Zone, English));

    [Theory]
    [InlineData("2026-11-24 10:00", "18:00")]
    [InlineData("2026-11-28 10:00", "16:00")]
    [InlineData("2026-11-29 10:00", "")]
    public void It_closes_in_words(string now, string words) => Assert.Equal(words, Words.Closes(Shipped.Chat, At(now), Chinese));

    [Fact]
    public void Midnight_is_the_end_of_the_day() =>
        Assert.Equal("24:00", Words.Closes(DeskFolder.Chat("hours: { tue: 9:00-24:00 }"), At("2026-11-24 10:00"), Chinese));

    [Theory]
    [InlineData("mon-fri: 9:00-18:00, sat: 10:00-16:00", "周一至周五 9:00–18:00，周六 10:00–16:00", "Monday to Friday 9:00–18:00, Saturday 10:00–16:00")]
    [InlineData("mon-sun: 9:00-18:00", "每天 9:00–18:00", "every day 9:00–18:00")]
    [InlineData("mon-fri: '9:00-12:00, 13:00-18:00', sat: 9:00-12:00, sun: 9:00-12:00", "周一至周五 9:00–12:00、13:00–18:00，周六、周日 9:00–12:00", "Monday to Friday 9:00–12:00 and 13:00–18:00, Saturday, Sunday 9:00–12:00")]
    [InlineData("mon: 9:00-18:00, wed: 9:00-18:00, fri-sun: 9:00-18:00, tue: 8:00-9:00", "周一、周三、周五至周日 9:00–18:00，周二 8:00–9:00", "Monday, Wednesday, Friday to Sunday 9:00–18:00, Tuesday 8:00–9:00")]
    [InlineData("mon-sun: 0:00-24:00", "全天 24 小时", "around the clock")]
    [InlineData("", "暂不开放", "not open at present")]
    public void Hours_are_told_in_words(string hours, string zh, string en)
    {
        var calendar = DeskFolder.Chat($"hours: {{ {hours} }}");

        Assert.Equal(zh, Words.Hours(calendar, At("2026-11-24 10:00"), Chinese));
        Assert.Equal(en, Words.Hours(calendar, At("2026-11-24 10:00"), English));
    }

    [Fact]
    public void A_reader_elsewhere_gets_the_zone_named()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var singapore = TimeZoneInfo.FindSystemTimeZoneById("Asia/Singapore");
        var now = At("2026-11-29 23:00");

        Assert.Equal("tomorrow (Monday) at 9:00 Beijing time", Words.Opens(Shipped.Chat, now, new Reader("en", berlin)));
        Assert.Equal("明天（周一）9:00（北京时间）", Words.Opens(Shipped.Chat, now, new Reader("zh", berlin)));
        Assert.Equal("tomorrow (Monday) at 9:00", Words.Opens(Shipped.Chat, now, new Reader("en", singapore)));
        Assert.Equal("Monday to Friday 9:00–17:00 Beijing time", Words.Hours(Shipped.Phone, now, new Reader("en", berlin)));
        Assert.Equal("tomorrow (Monday) at 9:00 UTC-05:00", Times.At(At("2026-11-30 22:00"), now, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new Reader("en", berlin)));
    }

    [Theory]
    [InlineData(60, "1 小时", "1 hour")]
    [InlineData(240, "4 小时", "4 hours")]
    [InlineData(5, "5 分钟", "5 minutes")]
    [InlineData(90, "90 分钟", "90 minutes")]
    [InlineData(24 * 60, "24 小时", "24 hours")]
    [InlineData(48 * 60, "2 天", "2 days")]
    [InlineData(0, "0 分钟", "0 minutes")]
    public void Lengths_are_told_in_words(int minutes, string zh, string en)
    {
        Assert.Equal(zh, Times.Length(TimeSpan.FromMinutes(minutes), "zh"));
        Assert.Equal(en, Times.Length(TimeSpan.FromMinutes(minutes), "en"));
    }
}
