# Every port of a file of nmap's XML: a line `port/transport state reason` each, those that are only counted among them.
import sys
import xml.etree.ElementTree as tree

for ports in tree.parse(sys.argv[1]).getroot().iter("ports"):
    for port in ports.findall("port"):
        state = port.find("state")
        print(f"{port.get('portid')}/{port.get('protocol')} {state.get('state')} {state.get('reason')}")
    for extra in ports.findall("extraports"):
        for reason in extra.findall("extrareasons"):
            for part in reason.get("ports").split(","):
                low, _, high = part.partition("-")
                for port in range(int(low), int(high or low) + 1):
                    print(f"{port}/{reason.get('proto')} {extra.get('state')} {reason.get('reason')}")
