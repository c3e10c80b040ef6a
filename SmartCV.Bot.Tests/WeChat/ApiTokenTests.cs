using Microsoft.Extensions.DependencyInjection;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>One token for all calls and all hosts, renewed once when it dies.</summary>
[Collection(ApiCollection.Name)]
public sealed class ApiTokenTests(ApiDesk desk)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Ten_calls_that_find_the_token_dead_renew_it_once()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        await bench.Api.CallbackIpsAsync(None);
        bench.Platform.RevokeTokens();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => bench.Api.CallbackIpsAsync(None)));

        Assert.All(answers, answer => Assert.True(answer.IsOk, answer.Message));
        Assert.Equal(2, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public async Task Calls_that_need_a_token_at_the_same_time_wait_for_one_request()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Set(WeChatInterfaces.StableToken, SimulatedFault.Hangs);

        var asked = Enumerable.Range(0, 5).Select(_ => bench.Tokens.GetAsync(None)).ToList();
        await Deadline.UntilAsync(() => bench.Platform.CallsOf(WeChatInterfaces.StableToken) > 0, "the platform is asked");
        bench.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.All(await Deadline.WithinAsync(Task.WhenAll(asked), "the request ends"), answer => Assert.Equal(WeChatReaction.Unreachable, answer.Reaction));
        Assert.Equal(1, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public async Task Hosts_that_start_together_ask_for_one_token()
    {
        await using var bench = await ApiBench.StartAsync(desk, TimeProvider.System);
        var hosts = Enumerable.Range(0, 3).Select(_ => bench.NewHost().GetRequiredService<WeChatTokens>()).ToList();

        var tokens = await Task.WhenAll(hosts.SelectMany(host => new[] { host.GetAsync(None), host.GetAsync(None) }));

        Assert.Single(tokens.Select(token => token.Value).Distinct());
        Assert.Equal(1, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public async Task A_host_that_finds_the_token_dead_takes_the_one_that_another_brought()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var other = bench.NewHost().GetRequiredService<WeChatApi>();
        await bench.Api.CallbackIpsAsync(None);
        await other.CallbackIpsAsync(None);
        bench.Platform.RevokeTokens();

        // The first token came to the first host: the clock stands still, so the other one gets on only if that host let go.
        var first = await Deadline.WithinAsync(other.CallbackIpsAsync(None), "the other host renews the token");
        var second = await bench.Api.CallbackIpsAsync(None);

        Assert.Equal((true, true), (first.IsOk, second.IsOk));
        Assert.Equal(2, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public async Task Only_the_token_that_was_refused_is_dropped()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var token = (await bench.Tokens.GetAsync(None)).Value;

        await bench.Tokens.InvalidateAsync("an-older-one", None);

        Assert.Equal(token, (await bench.Tokens.GetAsync(None)).Value);
        Assert.Equal(token, (await bench.NewHost().GetRequiredService<WeChatTokens>().GetAsync(None)).Value);
        Assert.Equal(1, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends_while_the_old_one_still_works()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var first = (await bench.Tokens.GetAsync(None)).Value;
        bench.Clock.Advance(TimeSpan.FromMinutes(114));
        Assert.Equal(first, (await bench.Tokens.GetAsync(None)).Value);

        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = (await bench.Tokens.GetAsync(None)).Value;

        Assert.NotEqual(first, second);
        Assert.True((await bench.Api.CallbackIpsAsync(None)).IsOk);
    }

    [Fact]
    public async Task A_token_refused_again_after_it_was_renewed_is_final_and_told()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Fail(WeChatInterfaces.User, 40001, 42001);

        var answer = await bench.Api.UserAsync(ApiBench.Openid, None);

        Assert.Equal((WeChatReaction.TokenGone, 42001), (answer.Reaction, answer.Code));
        Assert.Equal(2, bench.Platform.CallsOf(WeChatInterfaces.User));
        Assert.Contains("Error: WeChat refused /cgi-bin/user/info with a fresh access token as well", bench.Log.Text, StringComparison.Ordinal);
        Assert.True((await bench.Api.UserAsync(ApiBench.Openid, None)).IsOk);
    }

    [Theory]
    [InlineData(40013)]
    [InlineData(40125)]
    [InlineData(40164)]
    [InlineData(40243)]
    [InlineData(40001)]
    [InlineData(47001)]
    [InlineData(99999)]
    public async Task Wrong_settings_are_told_once_and_not_tried_again_for_ten_minutes(int code)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Fail(WeChatInterfaces.StableToken, code);

        var answers = new List<WeChatAnswer>();
        for (var i = 0; i < 5; i++) answers.Add(await bench.SayAsync());

        Assert.All(answers, answer => Assert.Equal((WeChatReaction.Misconfigured, code), (answer.Reaction, answer.Code)));
        Assert.Equal(TimeSpan.FromMinutes(10), answers[^1].RetryAfter);
        Assert.Equal((1, 0), (bench.Platform.CallsOf(WeChatInterfaces.StableToken), bench.Platform.CallsOf(WeChatInterfaces.Send)));
        Assert.Single(bench.Log.Text.Split('\n'), line => line.StartsWith("Error: ", StringComparison.Ordinal));

        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        bench.Platform.UserWrote(ApiBench.Openid);
        Assert.True((await bench.SayAsync()).IsOk);
    }

    [Fact]
    public async Task The_address_that_is_not_on_the_list_is_named()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Fail(WeChatInterfaces.StableToken, 40164);

        var answer = await bench.SayAsync();

        Assert.Contains("The platform sees 203.0.113.7.", answer.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.7", bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_what_the_platform_says_it_is()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var wrong = bench.NewHost(options => options.AppSecret = "guessed").GetRequiredService<WeChatApi>();

        Assert.Equal(40125, (await wrong.CallbackIpsAsync(None)).Code);
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_asked()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var bare = bench.NewHost(options => options.AppSecret = "").GetRequiredService<WeChatApi>();

        var answer = await bare.CallbackIpsAsync(None);

        Assert.Equal((WeChatReaction.Misconfigured, 0), (answer.Reaction, answer.Code));
        Assert.Empty(bench.Platform.Requests);
    }

    [Fact]
    public async Task A_host_that_died_while_it_asked_holds_the_others_up_for_seconds_only()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        await bench.State.TryLeaseAsync($"wechat-token:{bench.Account.AppId}", "a-host-that-died", TimeSpan.FromDays(1), None);
        var asked = bench.Tokens.GetAsync(None);

        await Deadline.UntilAsync(
            () =>
            {
                // Only the pauses of the wait: the time limit of the request itself must not pass.
                if (bench.Clock.NextTimer is { } next && next - bench.Clock.GetUtcNow() < TimeSpan.FromSeconds(1)) bench.Clock.AdvanceTo(next);
                return asked.IsCompleted;
            },
            "the token is there");

        Assert.True((await asked).IsOk);
    }

    [Fact]
    public async Task A_platform_that_insists_on_a_refused_token_causes_no_loop()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Fail(WeChatInterfaces.CallbackIps, 40001, 40001, 40001, 40001);

        var first = await bench.Api.CallbackIpsAsync(None);
        var second = await bench.Api.CallbackIpsAsync(None);

        Assert.Equal((40001, 40001), (first.Code, second.Code));
        Assert.Equal(4, bench.Platform.CallsOf(WeChatInterfaces.CallbackIps));
    }
}
