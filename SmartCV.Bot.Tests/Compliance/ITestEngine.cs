using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>An empty database of one test.</summary>
public interface ITestEngine : IAsyncDisposable
{
    /// <summary>How a desk finds the database; the same for every desk of the test.</summary>
    DeskSetup Setup { get; }

    Task InitializeAsync();
}
