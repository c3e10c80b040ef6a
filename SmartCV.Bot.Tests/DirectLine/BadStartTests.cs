using System.Text;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>What may stand in the body of a start and of a new token.</summary>
public sealed class BadStartTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{\"user\":5}")]
    [InlineData("{\"user\":\"dl_x\"}")]
    [InlineData("{\"user\":{\"id\":5}}")]
    [InlineData("{\"user\":{\"id\":\"dl_x\",\"id\":\"dl_y\"}}")]
    [InlineData("{\"user\":{},\"user\":{}}")]
    [InlineData("{\"user\":{\"name\":[]}}")]
    [InlineData("{\"locale\":{}}")]
    [InlineData("{\"user\":{\"id\":\"dl_\u00ff-not-utf8\"}}")]
    public async Task A_body_that_says_nothing_useful_is_refused(string body)
    {
        using var server = LineClient.Open(desk.Address, LineClient.Secret);
        foreach (var route in new[] { "tokens/generate", "conversations" })
        {
            // Latin-1, so that the one with a sign above 127 is no UTF-8.
            using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
            using var answer = await server.PostAsync("v3/directline/" + route, content);

            await LineDesk.RefusedAsync(answer, 400, "BadArgument");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"user\":null,\"locale\":null,\"trustedOrigins\":[],\"eTag\":\"*\"}")]
    [InlineData("{\"user\":{\"id\":\"dl_\\ud800\",\"name\":\"\\u0000\"},\"locale\":\"zh-CN\"}")]
    [InlineData("{\"user\":{\"id\":\"\",\"name\":\"<script>alert(1)</script>\"}}")]
    public async Task A_body_with_little_or_strange_in_it_is_enough(string body)
    {
        using var server = LineClient.Open(desk.Address, LineClient.Secret);
        foreach (var route in new[] { "tokens/generate", "conversations" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await server.PostAsync("v3/directline/" + route, content);

            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
