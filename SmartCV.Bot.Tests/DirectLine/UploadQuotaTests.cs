using System.Net.Http.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>What somebody can leave behind: nothing where no conversation was begun, and only so much in a day.</summary>
public sealed class UploadQuotaTests
{
    private static readonly byte[] Kilobyte = [.. TestFiles.Png, .. new byte[1024 - TestFiles.Png.Length]];

    [Fact]
    public async Task Files_over_the_bytes_of_a_day_are_refused_until_there_is_room_again()
    {
        var clock = new TestClock();
        await using var desk = await LineDesk.StartAsync(clock, ("DirectLine:RateLimits:UploadBytesPerDay", "2500"));
        using var line = await LineClient.StartAsync(desk.Address);
        using var calm = await LineClient.StartAsync(desk.Address, "dl_calm");
        // A token would not live that long.
        using var server = LineClient.Open(desk.Address, LineClient.Secret);
        Assert.Equal(200, await UploadAsync(server, line));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, await UploadAsync(server, line));

        using var form = new MultipartFormDataContent().With("third.png", Kilobyte);
        using var refused = await server.PostAsync(line.Path + "/upload?userId=dl_visitor", form);

        Assert.Contains("third.png", await LineDesk.RefusedAsync(refused, 429, "TooManyRequests"), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(23), refused.Headers.RetryAfter!.Delta!.Value);
        Assert.Equal(2, await CountAsync(desk));
        Assert.Equal(200, await UploadAsync(server, calm));
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(200, await UploadAsync(server, line));
    }

    [Fact]
    public async Task Nothing_is_stored_for_a_conversation_that_was_never_begun()
    {
        await using var desk = await LineDesk.StartAsync();
        var generated = await LineClient.GenerateAsync(desk.Address);
        using var page = LineClient.Open(desk.Address, generated.GetProperty("token").GetString()!);
        var path = $"v3/directline/conversations/{generated.GetProperty("conversationId").GetString()}";

        using var form = new MultipartFormDataContent().With("a.png", TestFiles.Png);
        using var upload = await page.PostAsync($"{path}/upload?userId=dl_visitor", form);
        var inline = new { contentType = "image/png", name = "a.png", contentUrl = "data:image/png;base64," + Convert.ToBase64String(TestFiles.Png) };
        using var message = await page.PostAsJsonAsync(path + "/activities", new { type = "message", attachments = new[] { inline } });

        await LineDesk.RefusedAsync(upload, 404, "NotFound");
        await LineDesk.RefusedAsync(message, 404, "NotFound");
        Assert.Equal(0, await CountAsync(desk));
    }

    private static async Task<int> UploadAsync(HttpClient server, LineClient line)
    {
        using var form = new MultipartFormDataContent().With("a.png", Kilobyte);
        using var answer = await server.PostAsync(line.Path + "/upload?userId=dl_visitor", form);
        return (int)answer.StatusCode;
    }

    private static Task<long> CountAsync(TestDesk desk) => desk.Database.FindAsync<long>("select count(*) from files", null, CancellationToken.None);
}
