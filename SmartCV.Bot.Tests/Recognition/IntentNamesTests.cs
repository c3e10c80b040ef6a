using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Recognition;

public sealed class IntentNamesTests
{
    [Theory]
    [InlineData("card_arrival", "card arrival")]
    [InlineData("change-email", "change email")]
    [InlineData("changeEmail", "change Email")]
    [InlineData("refund_not_showing_up?", "refund not showing up")]
    [InlineData("改密码", "改密码")]
    [InlineData("17", "")]
    [InlineData("Q4", "")]
    [InlineData("", "")]
    public void The_name_of_a_label_is_read_as_words_unless_it_is_a_code(string label, string words) => Assert.Equal(words, IntentNames.Words(label));

    [Fact]
    public void A_label_without_an_example_of_the_word_is_found_by_its_name()
    {
        var engine = IntentEngine.Train([
            new LabelledText("cancel_subscription", "how do I stop paying", "en"),
            new LabelledText("dark_mode", "everything is too bright", "en"),
            new LabelledText("none", "what is for lunch", "en"),
        ]);

        Assert.Equal("cancel_subscription", engine.Predict("subscription", "en").Ranked[0].Label);
        Assert.Equal("dark_mode", engine.Predict("is there a dark mode", "en").Ranked[0].Label);
    }
}
