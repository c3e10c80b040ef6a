using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>A simulated platform and clients of it, on one clock. Clients made later are further hosts on the same database.</summary>
internal sealed class ApiBench : IAsyncDisposable
{
    public const string Openid = "oUser0000000000000000000001";

    private readonly ApiDesk _desk;
    private readonly List<ServiceProvider> _hosts = [];

    private ApiBench(ApiDesk desk, TimeProvider time, SimulatedAccount account, SimulatedApi platform)
    {
        (_desk, Time, Account, Platform) = (desk, time, account, platform);
        State = desk.StateOn(time);
        Api = NewHost().GetRequiredService<WeChatApi>();
    }

    public TimeProvider Time { get; }

    public TestClock Clock => (TestClock)Time;

    public SimulatedAccount Account { get; }

    public SimulatedApi Platform { get; }

    public IChannelState State { get; }

    public WeChatApi Api { get; }

    public WeChatTokens Tokens => _hosts[0].GetRequiredService<WeChatTokens>();

    /// <summary>Everything that anything wrote, at the lowest level.</summary>
    public TestLog Log { get; } = new(LogLevel.Trace);

    /// <param name="time">Null: a clock of the test's own, which stands still.</param>
    public static async Task<ApiBench> StartAsync(ApiDesk desk, TimeProvider? time = null)
    {
        time ??= new TestClock();
        var account = new SimulatedAccount { AppId = desk.NextAppId() };
        return new ApiBench(desk, time, account, await SimulatedApi.StartAsync(account, time));
    }

    /// <summary>One more host on the same database.</summary>
    public ServiceProvider NewHost(Action<WeChatOptions>? change = null)
    {
        var options = new WeChatOptions { Token = "smartcv", AppId = Account.AppId, AppSecret = Account.AppSecret, ApiBaseUrl = Platform.Address };
        change?.Invoke(options);
        var host = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(Time)
            .AddSingleton(_desk.StateOn(Time))
            .AddSingleton<IOptions<WeChatOptions>>(new OptionsWrapper<WeChatOptions>(options))
            .AddWeChatApi()
            .BuildServiceProvider();
        _hosts.Add(host);
        return host;
    }

    public Task<WeChatAnswer> SayAsync(string text = "您好") => Api.SendAsync(Openid, WeChatMessages.Text(text), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
