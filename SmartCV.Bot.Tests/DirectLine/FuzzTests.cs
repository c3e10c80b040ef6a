using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>Activities with anything at any place: each is stored, or refused with a reason; none is the server's fault.</summary>
public sealed class FuzzTests(LineDesk desk) : IClassFixture<LineDesk>
{
    private const int Bodies = 400;

    private static readonly string[] Members =
        ["type", "text", "from", "name", "value", "channelData", "attachments", "suggestedActions", "entities", "id", "timestamp", "locale", "membersAdded", "conversation", "other"];

    private static readonly string[] Inner = ["id", "name", "role", "contentUrl", "thumbnailUrl", "contentType", "content", "clientActivityID", "actions", "to", "title"];

    [Fact]
    public async Task Whatever_is_posted_is_stored_or_refused_with_a_reason()
    {
        using var line = await desk.OpenAsync();
        var stored = 0;
        foreach (var body in Body.Sample(Bodies, seed: new Rnd(20260302), size: 8))
        {
            using var answer = await line.PostBodyAsync(body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} for {Encoding.UTF8.GetString(body)}: {text}");
            if (answer.IsSuccessStatusCode) stored++;
            else Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("message").GetString()!);
        }

        await desk.Desk.RunUntilIdleAsync();
        Assert.InRange(stored, 1, Bodies - 1);
        Assert.NotEmpty(await line.ReadAsync());
    }

    private static Gen<string> Text => Gen.Elements("", "message", "event", "typing", "你好", "\\u0000", "\\ud800", "blob:1", "data:text/plain;base64,aGk=", "data:,", "https://www.example.com/", "😀", "\\\\", "dl_x");

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.OneOf(Text.Select(t => $"\"{t}\""), Gen.Elements("null", "true", "0", "-1.5e300", "{}", "[]", "1e999"));
        if (depth == 0) return leaf;
        var inner = Value(depth - 1);
        var list = inner.ListOf().Select(items => $"[{string.Join(',', items.Take(3))}]");
        return Gen.Frequency((3, leaf), (1, list), (2, Object(Inner, inner)));
    }

    private static Gen<string> Object(string[] members, Gen<string> value) =>
        (from name in Gen.Elements(members) from v in value select $"\"{name}\":{v}").ListOf().Select(all => "{" + string.Join(',', all.Take(5)) + "}");

    private static Gen<byte[]> Body => Gen.Frequency(
        (8, from rest in Object(Members, Value(3)) select Encoding.UTF8.GetBytes(rest.Length == 2 ? rest : "{\"type\":\"message\"," + rest[1..])),
        (2, from whole in Object(Members, Value(2)) from cut in Gen.Choose(0, 40) select Encoding.UTF8.GetBytes(whole[..Math.Min(cut, whole.Length)])),
        (1, from bytes in Gen.Choose(0, 255).ListOf() select bytes.Select(b => (byte)b).ToArray()));
}
