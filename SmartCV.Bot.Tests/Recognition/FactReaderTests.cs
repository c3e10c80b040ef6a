using System.Globalization;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>Other texts than the samples, many with look-alikes that must not be taken.</summary>
public sealed class FactReaderTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("win 10 的电脑", "Windows 10")]
    [InlineData("Ｗｉｎ１１", "Windows 11")]
    [InlineData("I'm on Windows, Chrome", "Windows")]
    [InlineData("macOS Sonoma", "macOS Sonoma")]
    [InlineData("我用的是MacBook Pro", "macOS")]
    [InlineData("iPhone 15 Pro Max", "iOS")]
    [InlineData("iOS17.4", "iOS 17.4")]
    [InlineData("安卓14，小米13", "Android 14")]
    [InlineData("鸿蒙4.0系统", "HarmonyOS 4.0")]
    [InlineData("Ubuntu 22.04", "Ubuntu 22.04")]
    [InlineData("Two windows are open", null)]
    [InlineData("苹果15块一斤", null)]
    [InlineData("windows上正常，mac上评分报错", "macOS")]
    [InlineData("我赢了win", null)]
    public void Systems_are_told_from_look_alikes(string text, string? os) => Assert.Equal(os, Read(text)["os"]);

    [Theory]
    [InlineData("谷歌浏览器131", "Chrome 131")]
    [InlineData("用的火狐", "Firefox")]
    [InlineData("Edge 浏览器 版本130", "Edge 130")]
    [InlineData("an edge case", null)]
    [InlineData("chrome 3点左右打不开", "Chrome")]
    [InlineData("360浏览器", "360 浏览器")]
    [InlineData("扣了我360块", null)]
    [InlineData("在微信里打开的", "微信内置浏览器")]
    [InlineData("Safari打不开，换chrome就能正常打开", "Safari")]
    [InlineData("ie11", "IE 11")]
    public void Browsers_are_told_from_look_alikes(string text, string? browser) => Assert.Equal(browser, Read(text)["browser"]);

    [Theory]
    [InlineData("手机号13800000000", null, null)]
    [InlineData("用手机流量上的", null, "mobile")]
    [InlineData("家里的WiFi", null, "wifi")]
    [InlineData("笔记本插网线", "computer", "wired")]
    [InlineData("on my tablet over 5G", "tablet", "mobile")]
    [InlineData("电脑4G内存", "computer", null)]
    [InlineData("公司网打不开，手机流量能打开", null, null)]
    public void Device_and_network_are_only_what_was_said(string text, string? device, string? network)
    {
        var facts = Read(text);

        Assert.Equal(device, facts["device"]);
        Assert.Equal(network, facts["network"]);
    }

    [Theory]
    [InlineData("我的邮箱abc@example.com打不开", "abc@example.com")]
    [InlineData("（Li.Na88@example.com）。", "Li.Na88@example.com")]
    [InlineData("他的是 b@example.com，我的是 a+cv@example.com", "a+cv@example.com")]
    [InlineData("ａｂｃ＠example.com", "abc@example.com")]
    [InlineData("@example.com", null)]
    [InlineData("a@b", null)]
    public void The_users_own_address_is_taken(string text, string? address)
    {
        var facts = Read(text);

        Assert.Equal(address, facts["account_email"]);
        if (address is not null) Assert.False(facts.Values["account_email"].Unsure);
    }

    [Theory]
    [InlineData("邮箱是hello点world艾特example点com", "hello.world@example.com")]
    [InlineData("amy [at] example [dot] com", "amy@example.com")]
    [InlineData("my mail is amy dot sample at example dot com", "amy.sample@example.com")]
    [InlineData("tom下划线88小老鼠example.com", "tom_88@example.com")]
    public void A_spoken_address_is_only_a_guess(string text, string address)
    {
        var fact = Read(text).Values["account_email"];

        Assert.Equal(address, fact.Value);
        Assert.True(fact.Unsure);
    }

    [Theory]
    [InlineData("昨晚十点多开始的", "昨晚十点多", "2026-11-18 22:00")]
    [InlineData("今天上午9点半", "今天上午9点半", "2026-11-19 09:30")]
    [InlineData("export failed yesterday 3pm", "yesterday 3pm", "2026-11-18 15:00")]
    [InlineData("大概半小时前", "半小时前", "2026-11-19 09:30")]
    [InlineData("刚刚出现的", "刚刚", "2026-11-19 10:00")]
    [InlineData("2026/11/17 21:05 导出失败", "2026/11/17 21:05", "2026-11-17 21:05")]
    [InlineData("前天下午两点四十左右", "前天下午两点四十左右", "2026-11-17 14:40")]
    [InlineData("昨晚一点左右", "昨晚一点左右", "2026-11-19 01:00")]
    [InlineData("上周五晚上8:15", "上周五晚上8:15", "2026-11-13 20:15")]
    [InlineData("about 20 minutes ago", "20 minutes ago", "2026-11-19 09:40")]
    [InlineData("从周一开始", "从周一开始", null)]
    [InlineData("3月5日就这样", "3月5日", null)]
    [InlineData("今天早上", "今天早上", null)]
    [InlineData("下午5点前必须投递", null, null)]
    [InlineData("昨天还好好的", null, null)]
    [InlineData("3月5日注册的账号", null, null)]
    [InlineData("快一点，有三点建议", null, null)]
    [InlineData("need it by 5pm today", null, null)]
    public void Times_are_kept_in_words_and_computed_where_clear(string text, string? words, string? moment)
    {
        var facts = Read(text);

        Assert.Equal(words, facts["occurred_at"]);
        var at = facts.Values.GetValueOrDefault("occurred_at")?.Moment;
        Assert.Equal(moment, at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("用户ID: u_20931", "user_id", "u_20931")]
    [InlineData("订单号 202611050001234", "order", "202611050001234")]
    [InlineData("Order no. SC2026111800017", "order", "SC2026111800017")]
    [InlineData("手机：138 0000 0000", "phone", "13800000000")]
    [InlineData("订单号13800000000", "phone", null)]
    [InlineData("call +44 7700 900123", "phone", "+447700900123")]
    [InlineData("400-123-4567转8001", "phone", "400-123-4567转8001")]
    [InlineData("app 3.2.1", "app_version", "3.2.1")]
    [InlineData("错误代码：EXP_TIMEOUT", "error_code", "EXP_TIMEOUT")]
    [InlineData("POST returns HTTP 500", "error_code", "500")]
    [InlineData("提示500个字以内", "error_code", null)]
    [InlineData("税号91110000MA0000000X", "tax_number", "91110000MA0000000X")]
    [InlineData("身份证 110101190001010000", "tax_number", null)]
    [InlineData("发票抬头是示例云图（北京）科技股份有限公司", "company", "示例云图（北京）科技股份有限公司")]
    [InlineData("我在示例科技有限公司的经历解析错了", "company", null)]
    [InlineData("11月5日付的款", "order_date", "2026-11-05")]
    [InlineData("订单上个月28号的", "order_date", "2026-10-28")]
    [InlineData("去年3月注册的", "account_age", "去年3月")]
    [InlineData("using SmartCV for two years", "account_age", "two years")]
    public void Numbers_and_names_are_read_behind_their_label(string text, string field, string? value) => Assert.Equal(value, Read(text)[field]);

    [Theory]
    [InlineData("我是专业版用户", "professional")]
    [InlineData("we are on the Enterprise plan", "enterprise")]
    [InlineData("请问专业版多少钱", null)]
    [InlineData("免费版能导出word吗？", null)]
    [InlineData("从免费升到专业版在哪点", null)]
    [InlineData("付了钱还是免费版", null)]
    [InlineData("I'm a paying customer", "paid")]
    public void A_plan_that_is_asked_about_is_not_the_users(string text, string? plan) => Assert.Equal(plan, Read(text)["plan"]);

    [Theory]
    [InlineData("问题概述：简历导出为PDF失败\n具体现象：点导出后提示失败\n问题类型：登录问题\n预期结果：下载成功", "login", "account")]
    [InlineData("导出失败，问题类型: 性能问题", "performance", "tech")]
    [InlineData("Summary: export fails\nType: Data sync\nSteps: click export\nExpected: a file", "data_sync", "tech")]
    public void A_kind_that_is_stated_is_not_guessed(string text, string type, string category)
    {
        var facts = Read(text);

        Assert.Equal((type, category), (facts["type"], facts["category"]));
        Assert.DoesNotContain("类型", facts["symptom"] ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("登录一直提示验证码错误", "login")]
    [InlineData("Payment declined three times", "payment_failed")]
    [InlineData("上个月扣了我两次会员费，请退我一次", "refund")]
    [InlineData("希望增加英文简历翻译功能", "new_feature")]
    [InlineData("the save button is way too small", "ui_optimize")]
    [InlineData("每次保存都特别慢", "performance")]
    [InlineData("Since Friday the preview page never loads", "page_load")]
    [InlineData("没有被盗，就是忘记密码了，重置不了", "password_reset")]
    [InlineData("怎么防止简历丢失", null)]
    [InlineData("Windows 11，Chrome", null)]
    [InlineData("谢谢", null)]
    public void The_kind_follows_the_words(string text, string? type) => Assert.Equal(type, Read(text)["type"]);

    [Theory]
    [InlineData("先打开简历，然后点右上角分享，再点复制链接，就显示404", "打开简历\n点右上角分享\n点复制链接")]
    [InlineData("操作：登录→我的简历→编辑→保存，结果弹出“网络异常”", "登录\n我的简历\n编辑\n保存")]
    [InlineData("1. 打开编辑器\n2. 点添加项目经历\n3. 输入文字\n内容就保存不上", "打开编辑器\n点添加项目经历\n输入文字")]
    public void Steps_are_listed_in_order(string text, string steps) => Assert.Equal(steps, Read(text)["steps"]);

    [Fact]
    public void Expected_and_actual_are_told_apart()
    {
        var facts = Read("保存之后应该提示成功，结果弹出“网络异常”");

        Assert.Equal("提示成功", facts["expected"]);
        Assert.Equal("弹出“网络异常”", facts["actual"]);
    }

    [Theory]
    [InlineData("清了缓存，也重启了电脑", "restart cache")]
    [InlineData("cleared the cache and tried another browser", "cache device")]
    [InlineData("换了手机热点也不行", "network")]
    [InlineData("还没清缓存", "")]
    [InlineData("怎么清缓存", "")]
    public void Self_help_that_was_done_is_recognised(string text, string steps) =>
        Assert.Equal(steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), TriedRecognizer.Steps(text).Order());

    [Theory]
    [InlineData("问题概述：导入失败 问题现象：弹出红条 操作步骤：1. 新建 2. 点导入 期望结果：自动填好 实际结果：什么都没有 影响：没法用", "导入失败", "新建\n点导入", "没法用")]
    [InlineData("问题概述：导入失败，问题现象：弹出红条，操作步骤：打开新建，再点导入，预期结果：自动填好，实际结果：什么都没有，影响程度：没法用", "导入失败", null, "没法用")]
    [InlineData("Summary: import fails Symptom: a red bar Steps: 1. open 2. click Import Expected: profile filled in Actual: nothing Impact: cannot work", "import fails", "open\nclick Import", "cannot work")]
    public void A_report_with_its_headings_on_one_line_is_read_part_by_part(string text, string summary, string? steps, string impact)
    {
        var facts = Read(text);

        Assert.True(facts.IsStructured);
        Assert.Equal((summary, impact), (facts["summary"], facts["impact"]));
        if (steps is not null) Assert.Equal(steps, facts["steps"]);
    }

    [Theory]
    [InlineData("我的操作步骤：先打开简历再点导出，预期是能下载，实际没有反应，影响不大")]
    [InlineData("请问实际结果和预期结果哪里看，影响程度怎么填，问题概述要写多长")]
    public void A_sentence_that_names_the_parts_is_no_report_in_parts(string text) => Assert.False(Read(text).IsStructured);

    [Fact]
    public void An_english_report_with_headings_is_read_part_by_part()
    {
        var facts = Read("Summary: Import fails\nSymptom: a red bar\nSteps:\n1. Open New resume\n2. Click Import\nExpected: profile is filled in\nActual: nothing\nImpact: n/a\nEnvironment: Ubuntu 22.04, Firefox 131");

        Assert.True(facts.IsStructured);
        Assert.Equal("Open New resume\nClick Import", facts["steps"]);
        Assert.Equal("Firefox 131", facts["browser"]);
        Assert.Null(facts["impact"]);
    }

    [Theory]
    [InlineData("谢谢")]
    [InlineData("")]
    [InlineData("how long does support take to answer?")]
    [InlineData("你好，在吗")]
    [InlineData("😀😀")]
    public void Nothing_is_invented(string text) => Assert.Empty(Read(text).Values);

    [Fact]
    public void Words_that_others_wrote_are_not_the_users()
    {
        var facts = Read("还是导不出来\n\nOn Tue, Nov 17, 2026, SmartCV wrote:\n> We use Firefox 99 on Windows 7. Mail agent@example.com");

        Assert.Equal("还是导不出来", facts["summary"]);
        Assert.Null(facts["os"]);
        Assert.Null(facts["account_email"]);
    }

    private static Facts Read(string text) => FactReader.Read([text], new ReadContext(SampleReport.Now, Shanghai, "zh"));
}
