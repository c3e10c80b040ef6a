namespace SmartCV.Bot.Learning;

/// <summary>What was asked for can't be done; the message says what is wrong and what is expected, for whoever typed it.</summary>
public sealed class LearnException(string message) : Exception(message);
