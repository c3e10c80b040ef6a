using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>An address that can't be had stops the start with one sentence.</summary>
public sealed class ListenTests
{
    [Fact]
    public async Task A_taken_port_stops_the_start_with_the_address_the_setting_and_no_stack_trace()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        var result = await HostProcess.RunAsync(folder.Path, null, "--Urls", address);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"can't listen on {address}", result.Error, StringComparison.Ordinal);
        Assert.Contains("The setting Urls", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_endpoint_of_the_web_server_is_named_by_its_own_setting()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var error = Assert.Throws<ListenException>(() => ListenCheck.Run(Settings(("Urls", "http://127.0.0.1:0"), ("Kestrel:Endpoints:Web:Url", url))));

        Assert.Contains("Kestrel:Endpoints:Web:Url", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:0;http://127.0.0.1:0")]
    [InlineData("http://unix:/tmp/smartcv.sock")]
    public void A_free_address_is_none_of_its_business(string urls) => ListenCheck.Run(Settings(("Urls", urls)));

    [Fact]
    public void What_is_no_address_is_told_with_an_example()
    {
        var error = Assert.Throws<SettingsException>(() => ListenCheck.Run(Settings(("Urls", "5080"))));

        Assert.Contains("was '5080'", error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
