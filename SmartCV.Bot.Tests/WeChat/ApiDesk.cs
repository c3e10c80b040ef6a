using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The database behind all tests of the API client. Each test has an appid, and so a token, of its own.</summary>
public sealed class ApiDesk : IAsyncLifetime
{
    private TestDesk? _desk;
    private int _accounts;

    /// <summary>The shared state on the clock of a test.</summary>
    public IChannelState StateOn(TimeProvider time) => new ChannelStateStore(_desk!.Database, time);

    public string NextAppId() => $"wx{Interlocked.Increment(ref _accounts):x16}";

    public async Task InitializeAsync() => _desk = await TestDesk.StartAsync();

    public async Task DisposeAsync() => await _desk!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiDesk>
{
    public const string Name = "wechat-api";
}
