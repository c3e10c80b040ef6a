namespace SmartCV.Bot.Recognition;

/// <summary>Words that make a matter urgent.</summary>
/// <param name="Kind">security, data_loss, paid_out or export_deadline.</param>
/// <param name="Quote">The user's own words.</param>
public sealed record UrgencySign(string Kind, string Quote);
