namespace SmartCV.Bot.Tests.Recognition.Entities;

/// <summary>Times as users of a support desk write them.</summary>
public sealed class ChineseTimesTests
{
    [Theory]
    [InlineData("昨天下午三点开始就打不开了", "[昨天下午三点开始] datetimerange since 2026-11-21 15:00:00...")]
    [InlineData("今早8点半导出失败", "[今早8点半] datetime 2026-11-22 08:30:00")]
    [InlineData("刚才点了保存没反应", "[刚才] datetime 2026-11-22 09:00:00")]
    [InlineData("十分钟前还好好的", "[十分钟前] datetime 2026-11-22 08:50:00")]
    [InlineData("上周五晚上交的简历不见了", "[上周五晚上] datetimerange 2026-11-13 16:00:00...2026-11-13 20:00:00")]
    [InlineData("从昨天开始一直报错", "[从昨天开始] daterange since 2026-11-21...")]
    [InlineData("3月5号扣的费", "[3月5号] date 2026-03-05 / 2027-03-05")]
    [InlineData("我是11月20日晚上9点半付的款", "[11月20日晚上9点半] datetime 2026-11-20 21:30:00 / 2027-11-20 21:30:00")]
    [InlineData("2026年11月20日 21:30 付款", "[2026年11月20日 21:30] datetime 2026-11-20 21:30:00")]
    [InlineData("11-20 21:30 付的", "[11-20 21:30] datetime 2026-11-20 21:30:00 / 2027-11-20 21:30:00")]
    [InlineData("昨晚12点多还在改", "[昨晚12点] datetime 2026-11-22 00:00:00")]
    [InlineData("昨天夜里一点登录失败", "[昨天夜里一点] datetime 2026-11-22 01:00:00")]
    [InlineData("周三上午十点", "[周三上午十点] datetime 2026-11-18 10:00:00 / 2026-11-25 10:00:00")]
    [InlineData("上个月扣了两次", "[上个月] daterange 2026-10-01...2026-11-01")]
    [InlineData("前天中午", "[前天中午] datetimerange 2026-11-20 11:00:00...2026-11-20 13:00:00")]
    [InlineData("大概两三个小时前", "[两三个小时前] datetime 2026-11-22 07:00:00")]
    [InlineData("等了一个半小时", "[一个半小时] duration 5400")]
    [InlineData("等了三天还没回复", "[三天] duration 259200")]
    [InlineData("从上周三到现在", "[从上周三到现在] daterange 2026-11-11...2026-11-22")]
    [InlineData("从昨天下午三点到现在都不行", "[从昨天下午三点到现在] datetimerange 2026-11-21 15:00:00...2026-11-22 09:00:00")]
    [InlineData("上午9点到11点", "[上午9点到11点] timerange 09:00:00...11:00:00")]
    [InlineData("昨天下午3点到5点", "[昨天下午3点到5点] datetimerange 2026-11-21 15:00:00...2026-11-21 17:00:00")]
    [InlineData("今天上午10:15左右", "[今天上午10:15] datetime 2026-11-22 10:15:00")]
    [InlineData("12月1号到5号", "[12月1号到5号] daterange 2025-12-01...2025-12-05 / 2026-12-01...2026-12-05")]
    [InlineData("过去24小时", "[过去24小时] datetimerange 2026-11-21 09:00:00...2026-11-22 09:00:00")]
    [InlineData("最近三天", "[最近三天] daterange 2026-11-19...2026-11-22")]
    [InlineData("去年12月买的会员", "[去年12月] daterange 2025-12-01...2026-01-01")]
    [InlineData("月初扣的", "[月初] daterange start 2026-11-01...2026-11-16")]
    [InlineData("等了一刻钟", "[一刻钟] duration 900")]
    [InlineData("下午3点之前", "[下午3点之前] timerange before ...15:00:00")]
    [InlineData("二〇二四年三月五日", "[二〇二四年三月五日] date 2024-03-05")]
    [InlineData("国庆那天", "[国庆] date 2026-10-01 / 2027-10-01")]
    [InlineData("三个月前注册的", "[三个月前] date 2026-08-22")]
    [InlineData("周五晚7点", "[周五晚7点] datetime 2026-11-20 19:00:00 / 2026-11-27 19:00:00")]
    [InlineData("自昨天起", "[昨天起] daterange since 2026-11-21...")]
    [InlineData("本月十日", "[本月十日] date 2026-11-10")]
    [InlineData("上上个週三", "[上上个週三] date 2026-11-04")]
    [InlineData("下下周日", "[下下周日] date 2026-12-06")]
    [InlineData("三月到五月", "[三月到五月] daterange 2026-03-01...2026-05-01 / 2027-03-01...2027-05-01")]
    [InlineData("半年", "[半年] duration 15768000")]
    [InlineData("前半个小时", "[前半个小时] datetimerange 2026-11-22 08:30:00...2026-11-22 09:00:00")]
    [InlineData("2小时後", "[2小时後] datetime 2026-11-22 11:00:00")]
    [InlineData("２０２６年１１月２日", "[２０２６年１１月２日] date 2026-11-02")]
    [InlineData("差一刻两点", "[差一刻两点] time 01:45:00 / 13:45:00")]
    [InlineData("四月的最后一个星期一", "[四月的最后一个星期一] date 2026-04-27 / 2027-04-26")]
    [InlineData("今年的最后三个月", "[今年的最后三个月] daterange 2026-10-01...2027-01-01")]
    [InlineData("用了1小时30分", "[1小时30分] duration 5400")]
    [InlineData("账单2016-12", "[2016-12] daterange 2016-12-01...2017-01-01")]
    public void Times_are_read_with_every_reading(string text, string said) => Assert.Equal(said, Said.In(text, "zh-cn", "datetime"));

    [Theory]
    [InlineData("有一点慢")]
    [InlineData("差一点成功")]
    [InlineData("一点反应都没有")]
    [InlineData("快一点好吗")]
    [InlineData("我有三点建议")]
    [InlineData("这两点问题")]
    [InlineData("第三天")]
    [InlineData("第一次用")]
    [InlineData("一下子就没了")]
    [InlineData("360块")]
    [InlineData("360浏览器打不开")]
    [InlineData("版本3.2.1")]
    [InlineData("苹果15")]
    [InlineData("iPhone 15")]
    [InlineData("看《明日之后》的简历")]
    [InlineData("十分感谢")]
    [InlineData("万分抱歉")]
    [InlineData("天天都这样")]
    [InlineData("后天性")]
    public void Words_that_only_look_like_times_are_left_alone(string text) => Assert.Equal("", Said.In(text, "zh-cn", "datetime"));

    [Fact]
    public void A_resolution_has_the_shape_of_the_specification()
    {
        var found = Assert.Single(SmartCV.Bot.Recognition.Entities.EntityReader.Read("我3月5号付的款", "zh-cn", Said.Now, "datetime"));

        Assert.Equal("datetimeV2.date", found.Type);
        Assert.Equal((1, 5, "3月5号"), (found.Start, found.End, found.Text));
        Assert.Equal(
            """{"values":[{"timex":"XXXX-03-05","type":"date","value":"2026-03-05"},{"timex":"XXXX-03-05","type":"date","value":"2027-03-05"}]}""",
            found.Resolution.ToJsonString());
    }
}
