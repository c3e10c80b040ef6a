using System.Text;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Each kind of message and event that the platform pushes.</summary>
public sealed class KindTests
{
    private const string User = "oUser_A-1";

    [Fact]
    public async Task A_tapped_line_of_a_message_menu_is_what_it_says()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var reply = await user.WriteAsync(() => user.Raw.SendAsync("text", ("Content", "提建议"), ("bizmsgmenuid", "2")));

        Assert.Contains("建议", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_fetched_by_its_media_id_and_never_by_its_address()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        var media = desk.Api.AddMedia(new SimulatedMedia(Pictures.Png(1), "image/jpeg", "picture.jpg"));

        await user.WriteAsync(() => user.Raw.SendAsync("image", ("PicUrl", desk.Api.Address + "/picture"), ("MediaId", media)));

        Assert.Equal(0, desk.Api.CallsOf("/picture"));
        Assert.Equal(1, desk.Api.CallsOf(WeChatInterfaces.Download));
        Assert.Equal(0, await desk.CountAsync("select count(*) from expected_files where state = 'waiting'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from files where content_type = 'image/png'"));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("large")]
    [InlineData("gone")]
    public async Task A_picture_that_is_none_is_too_large_or_is_gone_is_asked_for_again_once(string what)
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        var media = what switch
        {
            "html" => desk.Api.AddMedia(new SimulatedMedia("<html><script>alert(1)</script></html>"u8.ToArray(), "image/jpeg", "picture.jpg")),
            "large" => desk.Api.AddMedia(new SimulatedMedia([.. Pictures.Png(1), .. new byte[11 * 1024 * 1024]], "image/jpeg", "picture.jpg")),
            _ => "media-that-is-gone",
        };

        await user.WriteAsync(() => user.Raw.SendPictureAsync(media));
        await desk.PassTimeAsync(TimeSpan.FromMinutes(30));

        Assert.Contains("请再发一次", Assert.Single(desk.SentTo(User)), StringComparison.Ordinal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from expected_files where state = 'failed'"));
    }

    [Fact]
    public async Task What_was_heard_of_a_voice_message_is_shown_and_answered()
    {
        await using var desk = await WeChatDesk.StartAsync();

        var reply = await desk.UserCalled(User).SpeakAsync("怎么导出PDF");

        Assert.Contains("听到的是：“怎么导出PDF”", reply.Text, StringComparison.Ordinal);
        Assert.Contains("右上角", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_form_a_voice_message_answers_the_question()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        await user.SayAsync("报告问题");

        var reply = await user.SpeakAsync("简历导不出 PDF 了");

        Assert.Contains("听到的是", reply.Text, StringComparison.Ordinal);
        Assert.Contains("具体看到了什么", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_recognition_a_voice_message_is_kept_and_the_user_is_asked_to_type()
    {
        await using var desk = await WeChatDesk.StartAsync();

        var reply = await desk.UserCalled(User).SpeakAsync(null);

        Assert.Contains("请打字告诉我", reply.Text, StringComparison.Ordinal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from files where content_type = 'audio/amr'"));
    }

    [Theory]
    [InlineData("video")]
    [InlineData("shortvideo")]
    public async Task A_video_is_fetched_and_begins_a_report(string kind)
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        var media = desk.Api.AddMedia(new SimulatedMedia("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom"u8.ToArray(), "video/mp4", "video.mp4"));

        var reply = await user.WriteAsync(() => user.Raw.SendAsync(kind, ("MediaId", media), ("ThumbMediaId", "thumb-1")));

        Assert.Contains("1 个文件", reply.Text, StringComparison.Ordinal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from files where content_type = 'video/mp4'"));
    }

    [Fact]
    public async Task A_place_a_link_and_a_file_are_answered_in_words()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var place = await user.WriteAsync(() => user.Raw.SendAsync("location", ("Location_X", "31.23"), ("Location_Y", "121.47"), ("Scale", "15"), ("Label", "上海市")));
        var file = await user.WriteAsync(() => user.Raw.SendAsync("file", ("Title", "简历.pdf"), ("Description", ""), ("FileKey", "k"), ("FileMd5", "0"), ("FileTotalLen", "9")));
        var link = await user.WriteAsync(() => user.Raw.SendAsync("link", ("Title", "怎么导出PDF"), ("Description", ""), ("Url", "https://example.com/a")));

        Assert.Contains("看不懂位置", place.Text, StringComparison.Ordinal);
        Assert.Contains("https://support.example.com/wechat/page/report", file.Text, StringComparison.Ordinal);
        Assert.NotEqual("", link.Text);
    }

    [Fact]
    public async Task Who_follows_is_welcomed_and_who_comes_back_after_leaving_too()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var first = await user.ActAsync(() => user.Raw.FollowAsync());
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        var scan = await user.ActAsync(() => user.Raw.ActAsync("SCAN", ("EventKey", "poster"), ("Ticket", "t")));
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        var left = await user.ActAsync(() => user.Raw.ActAsync("unsubscribe", ("EventKey", "")));
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        var again = await user.ActAsync(() => user.Raw.FollowAsync("poster"));

        Assert.Contains("智能客服", first.Text, StringComparison.Ordinal);
        Assert.Equal(("", ""), (scan.Text, left.Text));
        Assert.Equal(first.Text, again.Text);
        Assert.Contains("poster", await desk.Desk.Database.FindAsync<string>("select max(body) from transcript where body like '%scene%'", null, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_the_menu_is_what_it_says_and_a_foreign_key_is_a_text()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        Assert.Contains("遇到了什么问题", (await user.ActAsync(() => user.Raw.ClickAsync("say:报告问题"))).Text, StringComparison.Ordinal);
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual("", (await user.ActAsync(() => user.Raw.ClickAsync("V1001_OLD"))).Text);
    }

    [Theory]
    [InlineData("VIEW", 1)]
    [InlineData("view_miniprogram", 1)]
    [InlineData("LOCATION", 0)]
    [InlineData("TEMPLATESENDJOBFINISH", 1)]
    [InlineData("MASSSENDJOBFINISH", 1)]
    [InlineData("scancode_push", 1)]
    [InlineData("pic_sysphoto", 1)]
    [InlineData("pic_photo_or_album", 1)]
    [InlineData("pic_weixin", 1)]
    [InlineData("location_select", 1)]
    [InlineData("subscribe_msg_popup_event", 1)]
    [InlineData("user_authorization_revoke", 1)]
    [InlineData("an_event_of_next_year", 1)]
    public async Task Events_that_ask_nothing_are_kept_and_not_answered(string kind, int kept)
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var reply = await user.ActAsync(() => user.Raw.ActAsync(
            kind, ("EventKey", "k"), ("Latitude", "31.2"), ("MsgID", "1"), ("Status", "success"), ("SendPicsInfo", "<Count>1</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList>")));

        Assert.Equal((200, ""), (reply.Status, reply.Text));
        Assert.Equal(kept, await desk.CountAsync("select count(*) from inbox"));
        Assert.Empty(desk.SentTo(User));
        Assert.DoesNotContain("Error", desk.Desk.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_an_unknown_kind_is_kept_and_not_answered()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var reply = await user.WriteAsync(() => user.Raw.SendAsync("hologram", ("Content", "?")));

        Assert.Equal((200, ""), (reply.Status, reply.Text));
        Assert.Equal(1, await desk.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task What_the_scanner_of_the_menu_read_is_answered()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);

        var reply = await user.ActAsync(() => user.Raw.ActAsync("scancode_waitmsg", ("EventKey", "k"), ("ScanCodeInfo", "<ScanType>qrcode</ScanType><ScanResult>SC-10001</ScanResult>")));

        Assert.Contains("SC-10001", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_an_agent_of_WeChat_has_the_user_the_bot_is_silent(bool toldOfTheEnd)
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        await user.SayAsync("你好");
        await user.ActAsync(() => user.Raw.ActAsync("kf_create_session", ("KfAccount", "a@account")));
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        await user.ActAsync(() => user.Raw.ActAsync("kf_switch_session", ("FromKfAccount", "a@account"), ("ToKfAccount", "b@account")));

        Assert.Equal("", (await user.SayAsync("怎么导出PDF")).Text);
        if (toldOfTheEnd) await user.ActAsync(() => user.Raw.ActAsync("kf_close_session", ("KfAccount", "b@account"), ("CloseType", "KF")));
        else desk.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("右上角", (await user.SayAsync("怎么导出PDF")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_setting_who_asks_for_a_person_is_handed_to_the_agents_of_WeChat()
    {
        await using var desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string> { ["WeChat:TransferToWeChatAgents"] = "on" });
        var user = desk.UserCalled(User);

        Assert.Equal("transfer_customer_service", (await user.SayAsync("人工")).Kind);
        Assert.Empty(desk.SentTo(User));
    }

    [Fact]
    public async Task Who_asks_for_a_person_by_the_menu_is_asked_to_say_it_since_events_are_not_handed_over()
    {
        await using var desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string> { ["WeChat:TransferToWeChatAgents"] = "on" });
        var user = desk.UserCalled(User);

        var reply = await user.ActAsync(() => user.Raw.ClickAsync("say:人工"));

        Assert.Equal("text", reply.Kind);
        Assert.Contains("请再回复一次“人工”", reply.Text, StringComparison.Ordinal);
        Assert.Equal("transfer_customer_service", (await user.SayAsync("人工")).Kind);
    }

    [Fact]
    public async Task A_hand_over_that_missed_its_push_is_asked_for_once_more()
    {
        await using var desk = await WeChatDesk.StartAsync(setup: new DeskSetup { Decisions = Saying.Late(new Activity { Type = ActivityTypes.Handoff, Text = "请再回复一次“人工”" }) });

        await desk.UserCalled(User).SayAsync("人工");

        Assert.Contains("请再回复一次“人工”", Assert.Single(desk.SentTo(User)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_day_ago_is_refused()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled(User);
        using var http = new HttpClient { BaseAddress = new Uri(desk.Desk.Address) };
        var (address, body) = user.Raw.Signed(user.Raw.Xml("text", [("Content", "你好"), ("MsgId", "781")]));
        desk.Clock.Advance(TimeSpan.FromDays(1));

        using var response = await http.PostAsync(address, new StringContent(body, Encoding.UTF8, "text/xml"));

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal(0, await desk.CountAsync("select count(*) from inbox"));
    }
}
