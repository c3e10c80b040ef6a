using SmartCV.Bot.Conversations;
using SmartCV.Bot.LanguageModel;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>What a conversation may cost within 24 hours.</summary>
public sealed class ModelBudgetTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly LanguageModelOptions Options = new() { CallsPerConversation = 3, TokensPerConversation = 1000 };

    [Fact]
    public void The_first_call_begins_the_day() => Assert.Equal(new ModelUse(Now, 1, 400), ModelBudget.Charge(null, 400, Options, Now));

    [Theory]
    [InlineData(3, 0, 100)]
    [InlineData(0, 700, 301)]
    [InlineData(0, 0, 1001)]
    public void A_call_that_would_be_too_much_is_not_made(int calls, int tokens, int more) =>
        Assert.Null(ModelBudget.Charge(new ModelUse(Now.AddHours(-1), calls, tokens), more, Options, Now));

    [Fact]
    public void After_24_hours_it_begins_anew()
    {
        var used = new ModelUse(Now.AddHours(-24), 3, 1000);

        Assert.Null(ModelBudget.Charge(used, 100, Options, Now.AddMilliseconds(-1)));
        Assert.Equal(new ModelUse(Now, 1, 100), ModelBudget.Charge(used, 100, Options, Now));
    }

    [Fact]
    public void A_call_counts_with_what_it_did_cost_and_a_lost_one_with_what_it_could_have_cost()
    {
        var before = new ModelUse(Now, 1, 100);
        var charged = ModelBudget.Charge(before, 400, Options, Now)!;

        Assert.Equal(new ModelUse(Now, 2, 150), ModelBudget.Settle(before, charged, 400, new ChatReply.Said("x", 50)));
        Assert.Equal(new ModelUse(Now, 2, 150), ModelBudget.Settle(before, charged, 400, new ChatReply.Nothing("length", 50)));
        Assert.Equal(new ModelUse(Now, 2, 500), ModelBudget.Settle(before, charged, 400, new ChatReply.Said("x", null)));
        Assert.Equal(new ModelUse(Now, 2, 500), ModelBudget.Settle(before, charged, 400, new ChatReply.Failed("time-limit")));
        Assert.Equal(before, ModelBudget.Settle(before, charged, 400, new ChatReply.NotAsked()));
    }

    [Fact]
    public void It_is_kept_in_the_state_of_the_conversation()
    {
        var state = new ConversationState { ModelUse = new ModelUse(Now, 2, 500) };

        Assert.Equal(state.ModelUse, ConversationState.Read(state.Write()).ModelUse);
    }

    [Fact]
    public void The_expected_cost_is_never_below_one_token_for_a_chinese_character() =>
        Assert.True(new ChatRequest(new string('好', 300), "{}", 100).ExpectedTokens >= 400);
}
