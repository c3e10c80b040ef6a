using SmartCV.Bot.Hosting;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>What is typed behind the program's name: a slip is named, instead of being ignored.</summary>
public sealed class ArgumentTests
{
    private static readonly HashSet<string> Sections = new(["Database", "DataFolder"], StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData("--DataFolder=/data")]
    [InlineData("--datafolder", "/data", "--Database:Engine", "sqlite")]
    [InlineData("--contentRoot", "/srv", "--environment=Production")]
    [InlineData("Database:Engine=sqlite")]
    [InlineData("/DataFolder", "/data")]
    public void Settings_are_taken_in_every_way_that_the_framework_knows(params string[] args) => Arguments.Check(args, Sections);

    [Theory]
    [InlineData("'--jsn' has no value", "--jsn")]
    [InlineData("'--DataFolder' has no value", "--DataFolder", "--Database:Engine=sqlite")]
    [InlineData("'start' is not expected here", "start")]
    [InlineData("'--Databse' is no setting; known are DataFolder, Database", "--Databse:Engine=sqlite")]
    public void A_slip_is_named(string expected, params string[] args)
    {
        var refused = Assert.Throws<SettingsException>(() => Arguments.Check(args, Sections));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_flag_of_a_command_stops_it() =>
        await Assert.ThrowsAsync<SettingsException>(async () => await Commands.TryRunAsync(["tickets", "--jsn"], TextWriter.Null));
}
