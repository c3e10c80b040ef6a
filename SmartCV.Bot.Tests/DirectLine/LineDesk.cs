using System.Text.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>One host for all tests of a class that need nothing of their own. Each test has a conversation of its own.</summary>
public sealed class LineDesk : IAsyncLifetime
{
    private TestDesk? _desk;

    public TestDesk Desk => _desk ?? throw new InvalidOperationException("The desk is not started yet.");

    public string Address => Desk.Address;

    /// <summary>A host that knows the secret of <see cref="LineClient"/>; without limits unless the test sets them.</summary>
    public static Task<TestDesk> StartAsync(TestClock? clock = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["DirectLine:Secret"] = LineClient.Secret,
            ["DirectLine:RateLimits:MessagesPerMinute"] = "0",
            ["DirectLine:RateLimits:StartsPerMinute"] = "0",
        };
        foreach (var (key, value) in settings) all[key] = value;
        return TestDesk.StartAsync(new DeskSetup { Clock = clock, Settings = all });
    }

    public Task<LineClient> OpenAsync() => LineClient.StartAsync(Address);

    /// <summary>Checks that an answer is an error in the protocol's form.</summary>
    /// <returns>The message of it.</returns>
    public static async Task<string> RefusedAsync(HttpResponseMessage answer, int status, string? code = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"expected {status}, was {(int)answer.StatusCode}: {text}");
        var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        if (code is not null) Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        return error.GetProperty("message").GetString()!;
    }

    public async Task InitializeAsync() => _desk = await StartAsync();

    public async Task DisposeAsync() => await Desk.DisposeAsync();
}
