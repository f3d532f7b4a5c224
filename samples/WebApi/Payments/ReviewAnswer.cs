namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>A reviewer's answer to the decision that they looked at.</summary>
internal sealed record ReviewAnswer(string DebitId, int Revision, string By, string Comment);
