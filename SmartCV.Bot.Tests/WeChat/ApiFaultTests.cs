using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>A platform that does not answer, or with something else, and what of it is told.</summary>
[Collection(ApiCollection.Name)]
public sealed class ApiFaultTests(ApiDesk desk)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(SimulatedFault.IsDead)]
    [InlineData(SimulatedFault.Breaks)]
    [InlineData(SimulatedFault.TalksNonsense)]
    [InlineData(SimulatedFault.Redirects)]
    public async Task A_platform_out_of_order_is_a_value(SimulatedFault fault)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Set(WeChatInterfaces.Send, fault);
        bench.Platform.UserWrote(ApiBench.Openid);

        var answer = await bench.SayAsync();

        Assert.Equal((WeChatReaction.Unreachable, 0), (answer.Reaction, answer.Code));
        Assert.DoesNotContain("elsewhere", answer.Message, StringComparison.Ordinal);
        bench.Platform.Set(WeChatInterfaces.Send, SimulatedFault.None);
        Assert.True((await bench.SayAsync()).IsOk);
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_after_five_seconds()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.SetAll(SimulatedFault.Hangs);
        var asked = bench.SayAsync();
        await Deadline.UntilAsync(() => bench.Platform.CallsOf(WeChatInterfaces.StableToken) == 1, "the platform is asked");

        bench.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(asked.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(WeChatReaction.Unreachable, (await Deadline.WithinAsync(asked, "the call ends")).Reaction);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_no_failure_of_the_platform()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        await bench.Api.CallbackIpsAsync(None);
        bench.Platform.Set(WeChatInterfaces.Send, SimulatedFault.Hangs);
        for (var i = 1; i <= 6; i++)
        {
            using var gone = new CancellationTokenSource();
            var asked = bench.Api.SendAsync(ApiBench.Openid, WeChatMessages.Text("好"), gone.Token);
            await Deadline.UntilAsync(() => bench.Platform.CallsOf(WeChatInterfaces.Send) == i, "the platform is asked");
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        Assert.True((await bench.Api.CallbackIpsAsync(None)).IsOk);
    }

    [Fact]
    public async Task A_dead_platform_is_left_alone_after_five_failures_and_tried_again_after_ten_seconds()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        await bench.Api.CallbackIpsAsync(None);
        bench.Platform.SetAll(SimulatedFault.Breaks);
        for (var i = 0; i < 5; i++) Assert.Null((await bench.SayAsync()).RetryAfter);

        bench.Clock.Advance(TimeSpan.FromSeconds(4));
        var refused = await bench.SayAsync();
        Assert.Equal((WeChatReaction.Unreachable, TimeSpan.FromSeconds(6), 5), (refused.Reaction, refused.RetryAfter!.Value, bench.Platform.CallsOf(WeChatInterfaces.Send)));

        bench.Clock.Advance(TimeSpan.FromSeconds(6));
        await bench.SayAsync();
        Assert.Equal((TimeSpan.FromSeconds(10), 6), ((await bench.SayAsync()).RetryAfter!.Value, bench.Platform.CallsOf(WeChatInterfaces.Send)));

        bench.Platform.SetAll(SimulatedFault.None);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await bench.SayAsync()).IsOk);
        Assert.True((await bench.SayAsync()).IsOk);
        Assert.Single(bench.Log.Text.Split('\n'), line => line.Contains("is left alone", StringComparison.Ordinal));
        Assert.Contains("answers again", bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_call_tries_a_host_that_was_left_alone_the_others_wait()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        await bench.Api.CallbackIpsAsync(None);
        bench.Platform.SetAll(SimulatedFault.Breaks);
        for (var i = 0; i < 5; i++) await bench.SayAsync();
        bench.Platform.SetAll(SimulatedFault.Hangs);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));

        var trying = bench.SayAsync();
        await Deadline.UntilAsync(() => bench.Platform.CallsOf(WeChatInterfaces.Send) == 6, "one call tries");
        var others = await Task.WhenAll(bench.SayAsync(), bench.SayAsync());

        Assert.All(others, other => Assert.Equal(TimeSpan.FromSeconds(1), other.RetryAfter));
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(WeChatReaction.Unreachable, (await Deadline.WithinAsync(trying, "the try ends")).Reaction);
        Assert.Equal(6, bench.Platform.CallsOf(WeChatInterfaces.Send));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_value_too()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = $"http://{nobody.LocalEndpoint}";
        nobody.Stop();
        var lost = bench.NewHost(options => options.ApiBaseUrl = address).GetRequiredService<WeChatApi>();

        Assert.Equal(WeChatReaction.Unreachable, (await lost.CallbackIpsAsync(None)).Reaction);
    }

    [Fact]
    public async Task Neither_logs_nor_answers_hold_a_token_or_the_secret()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var answers = new List<WeChatAnswer>();
        foreach (var error in WeChatErrors.All)
        {
            bench.Platform.Fail(WeChatInterfaces.CallbackIps, error.Code, error.Code, error.Reaction == WeChatReaction.Busy ? 0 : error.Code);
            answers.Add(await bench.SayAsync());
            answers.Add(await bench.Api.OpenIdOfAsync("a-code-of-nobody", None));
        }
        foreach (var fault in new[] { SimulatedFault.IsDead, SimulatedFault.Breaks, SimulatedFault.TalksNonsense, SimulatedFault.Redirects })
        {
            bench.Platform.Set(WeChatInterfaces.Send, fault);
            answers.Add(await bench.SayAsync());
            bench.Platform.Set(WeChatInterfaces.OpenId, fault);
            answers.Add(await bench.Api.OpenIdOfAsync("a-code-of-nobody", None));
        }
        var token = await bench.Tokens.GetAsync(None);

        var told = bench.Log.Text + string.Join('\n', answers) + string.Join('\n', answers.Select(answer => answer.Failure)) + token;

        Assert.NotEmpty(bench.Log.Text);
        Assert.All(
            new[] { token.Value, "simulated_", "access_token=", bench.Account.AppSecret, "secret=", "a-code-of-nobody", "HTTP request" },
            secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }
}
