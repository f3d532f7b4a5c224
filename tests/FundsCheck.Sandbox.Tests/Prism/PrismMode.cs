namespace FundsCheck.Sandbox.Tests.Prism;

/// <summary>The mode of Prism.</summary>
public enum PrismMode
{
    /// <summary>Passes requests on to a server and checks both ways against the OpenAPI file.</summary>
    Proxy,

    /// <summary>Returns the examples of the OpenAPI file.</summary>
    MockExamples,

    /// <summary>Returns random bodies made from the schemas of the OpenAPI file.</summary>
    MockRandom,
}
