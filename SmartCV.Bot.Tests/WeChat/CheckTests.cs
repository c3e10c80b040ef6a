using System.Net;
using System.Text.Json;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>What check-wechat says of a set-up.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task A_set_up_without_a_fault_is_told_so_and_nothing_was_changed()
    {
        await using var check = await CheckBench.StartAsync();
        check.Api.Fail(WeChatInterfaces.Send, 40003);

        var (code, text) = await check.RunAsync("--WeChat:Notification:TemplateId", "T1");

        Assert.Equal(0, code);
        Assert.Contains("ok       WeChat:AppId and AppSecret: an access token was given.", text, StringComparison.Ordinal);
        Assert.Contains("ok       Customer-service messages: the account may send them.", text, StringComparison.Ordinal);
        Assert.Contains("warning  Menu: the account has none.", text, StringComparison.Ordinal);
        Assert.Contains("0 wrong", text, StringComparison.Ordinal);
        Assert.Empty(check.Api.Messages);
        Assert.Null(check.Api.Menu);
    }

    [Theory]
    [InlineData(40013, "WeChat:AppId is wrong.", "开发者ID")]
    [InlineData(40125, "WeChat:AppSecret is wrong.", "重置")]
    [InlineData(40164, "The platform sees 203.0.113.7.", "IP白名单")]
    [InlineData(40243, "The AppSecret is frozen", "解冻")]
    public async Task A_token_that_is_refused_is_told_with_what_to_do(int errcode, string says, string todo)
    {
        await using var check = await CheckBench.StartAsync();
        check.Api.Fail(WeChatInterfaces.StableToken, errcode);

        var (code, text) = await check.RunAsync();

        Assert.Equal(1, code);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(todo, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_may_not_send_is_told_and_is_fine_where_sending_is_switched_off()
    {
        await using var check = await CheckBench.StartAsync();
        check.Api.Fail(WeChatInterfaces.Send, 48001, 48001);

        var (wrong, text) = await check.RunAsync();
        var (fine, _) = await check.RunAsync("--WeChat:CustomerServiceApi", "off");

        Assert.Equal((1, 0), (wrong, fine));
        Assert.Contains("微信认证", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("https://support.example.com:8443", "ports 80 and 443 only")]
    [InlineData("http://localhost", "cannot be reached from outside")]
    [InlineData("https://192.168.1.5", "cannot be reached from outside")]
    public async Task A_public_address_that_wechat_cannot_reach_is_wrong(string address, string says)
    {
        await using var check = await CheckBench.StartAsync();

        var (code, text) = await check.RunAsync("--Support:PublicAddress", address);

        Assert.Equal(1, code);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_into_the_own_network_is_a_warning()
    {
        await using var check = await CheckBench.StartAsync();

        var (code, text) = await check.RunAsync("--Support:PublicAddress", "https://inside.example.com");

        Assert.Equal(0, code);
        Assert.Contains("warning  Support:PublicAddress: inside.example.com is known on this machine as 10.0.0.7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_told_without_their_secrets_and_the_platform_is_not_asked()
    {
        await using var check = await CheckBench.StartAsync();

        var (code, text) = await check.RunAsync("--WeChat:AesKey", "aSecretThatIsTooShort", "--WeChat:Token", "not a token!");

        Assert.Equal(1, code);
        Assert.Contains("WeChat:AesKey must have 43", text, StringComparison.Ordinal);
        Assert.Contains("WeChat:Token must have 3 to 32", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aSecretThatIsTooShort", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not a token!", text, StringComparison.Ordinal);
        Assert.Empty(check.Api.Requests);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_wrong()
    {
        await using var check = await CheckBench.StartAsync(new TestClock(TimeProvider.System.GetUtcNow().AddMinutes(3)));

        var (code, text) = await check.RunAsync();

        Assert.Equal(1, code);
        Assert.Matches(@"wrong    Clock: this machine is 1[78]\d s behind", text);
    }

    [Fact]
    public async Task An_api_that_does_not_answer_is_told()
    {
        await using var check = await CheckBench.StartAsync();
        check.Api.SetAll(SimulatedFault.IsDead);

        var (code, text) = await check.RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("does not answer", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_programs_it_is_json_and_no_secret_is_in_it()
    {
        await using var check = await CheckBench.StartAsync();

        var (_, text) = await check.RunAsync("--json");

        var root = JsonDocument.Parse(text).RootElement;
        Assert.True(root.GetProperty("ok").GetBoolean());
        Assert.Contains(root.GetProperty("findings").EnumerateArray(), f => f.GetProperty("what").GetString() == "Clock" && f.GetProperty("state").GetString() == "ok");
        Assert.DoesNotContain(new SimulatedAccount().AppSecret, text, StringComparison.Ordinal);
    }

    private sealed class CheckBench(SimulatedApi api) : IAsyncDisposable
    {
        private readonly TestFolder _folder = new();

        public SimulatedApi Api => api;

        public static async Task<CheckBench> StartAsync(TimeProvider? time = null) => new(await SimulatedApi.StartAsync(new SimulatedAccount(), time ?? TimeProvider.System));

        public async Task<(int Code, string Text)> RunAsync(params string[] args)
        {
            var output = new StringWriter();
            var code = await WeChatCommands.CheckAsync([.. MenuTests.Settings(api, _folder), "--Support:PublicAddress", "https://support.example.com", .. args], output, Resolve);
            return (code, output.ToString());
        }

        public async ValueTask DisposeAsync()
        {
            _folder.Dispose();
            await api.DisposeAsync();
        }

        private static Task<IPAddress[]> Resolve(string name) => Task.FromResult<IPAddress[]>([IPAddress.Parse(name.StartsWith("inside", StringComparison.Ordinal) ? "10.0.0.7" : "203.0.113.9")]);
    }
}
