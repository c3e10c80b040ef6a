using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tests.WeChat;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.Kill;

/// <summary>A host that is killed while WeChat users write: whatever was stored is stored once and answered, inside the push, its repeat, or by a customer-service message.</summary>
[Trait("group", "kill")]
public sealed class WeChatKillTests
{
    private const int Users = 10;
    private const int Rounds = 4;

    [Fact]
    public async Task Killed_between_taking_a_reply_and_sending_it_every_message_is_stored_once_and_answered()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        using var folder = new TestFolder();
        var account = new SimulatedAccount { CountsMessages = false };
        await using var api = await SimulatedApi.StartAsync(account, TimeProvider.System);
        var options = new WeChatOptions { Token = "aTokenOfOurs", AesKey = WeChatDesk.Key, AppId = account.AppId, AppSecret = account.AppSecret, OriginalId = "gh_smartcv", ApiBaseUrl = api.Address };
        await using var host = await HostProcess.StartAsync(folder.Path, Settings(options));
        var users = Enumerable.Range(0, Users).Select(i => new Writer(new SimulatedUser(host.Client, options, $"oUser-{i}", TimeProvider.System), api)).ToList();

        for (var round = 0; round < Rounds; round++)
        {
            var number = round;
            var (answered, enough) = (0, random.Next(0, Users));
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var pushes = users.Select(async user =>
            {
                await user.PushAsync(number);
                if (Interlocked.Increment(ref answered) > enough) reached.TrySetResult();
            }).ToList();
            await Task.WhenAny(reached.Task, Task.WhenAll(pushes));
            await host.KillAsync();
            await Task.WhenAll(pushes);
            await host.StartAgainAsync();
            // Half of the pushes come once more; what the other half was to hear comes by itself, or was never stored.
            await Task.WhenAll(users.Where((_, i) => (i + number) % 2 == 0).Select(u => u.RepeatAsync()));
        }

        await host.StopAsync();
        await CheckAsync(folder.Path, Settings(options), users, seed);
    }

    // A host of the test's own does what is left to do, and lets its database be read.
    private static async Task CheckAsync(string folder, Dictionary<string, string> settings, IReadOnlyList<Writer> users, int seed)
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup { DataFolder = folder, Settings = settings });
        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<long>("select (select count(*) from inbox where status = 0 and kind = 'customer') + (select count(*) from outbox where status <> 'delivered')", null, ct) == 0,
            $"everything is answered (seed {seed})");
        foreach (var user in users)
        {
            var stored = await desk.Database.QueryAsync<string>(
                "select i.dedupe_key from inbox i join conversations c on c.id = i.conversation_id where c.address = @address", new { address = user.OpenId }, CancellationToken.None);
            Assert.True(stored.Count == stored.Distinct().Count(), $"A message was stored twice (seed {seed}).");
            Assert.All(user.Answered, key => Assert.Contains(key, stored));
            Assert.True(user.Heard >= stored.Count(k => k.StartsWith("m:", StringComparison.Ordinal)), $"{user.OpenId} was not told everything (seed {seed}).");
        }
    }

    private static Dictionary<string, string> Settings(WeChatOptions options) => new()
    {
        ["ModelFolder"] = Path.Combine(Path.GetTempPath(), "smartcv-test-models"),
        ["WeChat:Token"] = options.Token,
        ["WeChat:AesKey"] = options.AesKey,
        ["WeChat:AppId"] = options.AppId,
        ["WeChat:AppSecret"] = options.AppSecret,
        ["WeChat:OriginalId"] = options.OriginalId,
        ["WeChat:ApiBaseUrl"] = options.ApiBaseUrl,
        ["WeChat:MenuLinks"] = "off",
        ["Pump:Lease"] = "00:00:03",
    };

    /// <summary>A user who asks one thing a round, and counts what comes back either way.</summary>
    private sealed class Writer(SimulatedUser user, SimulatedApi api)
    {
        private readonly HashSet<string> _answered = [];
        private string _push = "";
        private string _key = "";
        private int _heard;

        public string OpenId => user.OpenId;

        /// <summary>Dedupe keys of the pushes that were answered: they must be stored.</summary>
        public IReadOnlyCollection<string> Answered => _answered;

        /// <summary>Replies, of either way.</summary>
        public int Heard => _heard + api.SentTo(OpenId).Count;

        public Task PushAsync(int round)
        {
            (_key, _push) = ($"m:{1000 + round}", user.Xml("text", [("Content", "怎么导出PDF"), ("MsgId", $"{1000 + round}")]));
            api.UserWrote(OpenId);
            return TryAsync();
        }

        public async Task RepeatAsync()
        {
            if (_answered.Contains(_key)) return;
            await TryAsync();
            Assert.Contains(_key, _answered);
        }

        private async Task TryAsync()
        {
            var reply = await user.PushOnceAsync(_push);
            if (reply.IsAnswered) _answered.Add(_key);
            if (reply.Text.Length > 0) _heard++;
        }
    }
}
