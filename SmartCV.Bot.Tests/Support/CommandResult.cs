namespace SmartCV.Bot.Tests.Support;

/// <summary>How a command of the host ended and what it wrote.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error);
