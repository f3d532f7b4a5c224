namespace FundsCheck.Samples;

#pragma warning disable CA1812 // System.Text.Json creates it.
/// <summary>A balance as the provider writes it: amounts are text, and no currency is stated.</summary>
internal sealed record TextBalance(string? Account, string? Type, string? Available, string? Ledger);
