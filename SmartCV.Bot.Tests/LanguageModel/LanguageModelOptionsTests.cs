using Microsoft.Extensions.Options;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>A mistake in the settings stops the host with a sentence that names the key and what is allowed, and never shows the secret.</summary>
public sealed class LanguageModelOptionsTests
{
    [Fact]
    public void Without_an_endpoint_nothing_else_is_needed() => Assert.Empty(OptionsChecks.LanguageModel(new LanguageModelOptions()));

    [Theory]
    [InlineData("https://api.example.com/v1", "sk-1")]
    [InlineData("http://localhost:11434/v1", "sk-1")]
    [InlineData("http://model.internal:8000/v1", "")]
    public void An_endpoint_and_a_model_are_enough(string endpoint, string key) => Assert.Empty(Problems(endpoint, key));

    [Theory]
    [InlineData("api.example.com", "sk-1", "LanguageModel:Endpoint must be the base address")]
    [InlineData("ftp://api.example.com", "sk-1", "LanguageModel:Endpoint must be the base address")]
    [InlineData("https://me:secret@api.example.com/v1", "sk-1", "LanguageModel:Endpoint must be the base address")]
    [InlineData("https://api.example.com/v1?key=secret", "sk-1", "LanguageModel:Endpoint must be the base address")]
    [InlineData("http://api.example.com/v1", "sk-1", "must begin with https://")]
    [InlineData("https://api.example.com/v1", "sk-1 secret", "LanguageModel:ApiKey must be printable ASCII")]
    [InlineData("https://api.example.com/v1", "sk-密secret", "LanguageModel:ApiKey must be printable ASCII")]
    public void A_mistake_is_told_without_the_secret(string endpoint, string key, string told)
    {
        var problem = Assert.Single(Problems(endpoint, key));

        Assert.Contains(told, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Replace("secret is", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_needed() =>
        Assert.Contains("LanguageModel:Model", Assert.Single(OptionsChecks.LanguageModel(new LanguageModelOptions { Endpoint = "https://api.example.com/v1" })), StringComparison.Ordinal);

    [Fact]
    public void Limits_have_ranges()
    {
        var options = new LanguageModelOptions
        {
            TimeLimit = TimeSpan.FromMinutes(1), CallsPerConversation = -1, TokensPerConversation = -1, CallsAtOnce = 0, Pause = TimeSpan.Zero, LongText = 0,
        };

        Assert.Equal(6, OptionsChecks.LanguageModel(options).Count());
    }

    [Fact]
    public async Task A_call_must_be_shorter_than_the_turn_it_is_made_in()
    {
        await using var server = await ModelServer.StartAsync();
        var settings = server.Settings;
        settings["Pump:Lease"] = "00:00:05";

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => TestDesk.StartAsync(new DeskSetup { Settings = settings }));

        Assert.Contains("LanguageModel:TimeLimit must be at most two thirds of Pump:Lease (00:00:05)", error.Message, StringComparison.Ordinal);
    }

    private static List<string> Problems(string endpoint, string key) =>
        OptionsChecks.LanguageModel(new LanguageModelOptions { Endpoint = endpoint, Model = "small-one", ApiKey = key }).ToList();
}
