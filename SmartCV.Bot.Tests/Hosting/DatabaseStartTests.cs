using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>What an operator is told of a database that can't be had, at the start and while the host runs.</summary>
public sealed class DatabaseStartTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_stops_the_start_with_one_sentence()
    {
        using var folder = new TestFolder();
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var result = await HostProcess.RunAsync(
            folder.Path, null, "--Urls", "http://127.0.0.1:0", "--Database:Engine", "postgres", "--Database:Connection", $"Host=127.0.0.1;Port={port};Username=u;Database=d");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Database:Engine is postgres", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_a_folder_is_told_with_the_setting()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["support.db"]);

        var error = await Assert.ThrowsAsync<SettingsException>(() => TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }));

        Assert.Contains("DataFolder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_host_on_the_same_file_is_refused_and_starts_when_the_first_is_gone()
    {
        using var folder = new TestFolder();
        await using (await TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }))
        {
            var error = await Assert.ThrowsAsync<SettingsException>(() => TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }));
            Assert.Contains("Another host runs on", error.Message, StringComparison.Ordinal);
        }

        await using var after = await TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path });
        Assert.Empty(after.Log);
    }

    [Fact]
    public void An_error_that_comes_again_and_again_is_told_once_and_once_that_it_is_over()
    {
        var log = new TestLog(LogLevel.Information);
        var fault = new LoopFault(log, "The outbox");

        for (var i = 0; i < 100; i++) fault.Met(new IOException("Connection refused."));
        fault.Over();
        fault.Over();

        Assert.Equal(["Warning: The outbox has to wait and tries again until it works: Connection refused.", "Information: The outbox works again."], log.Text.TrimEnd().Split(Environment.NewLine));
    }
}
