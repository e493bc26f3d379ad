"""A Modbus server on loopback: coils and registers 0 to 99, and none beyond."""

from pymodbus.server import StartTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

registers = [SimData(0, values=list(range(100)), datatype=DataType.REGISTERS)]
bits = [SimData(0, count=100, values=False, datatype=DataType.BITS)]
device = SimDevice(1, simdata=(bits, bits, registers, registers))
StartTcpServer(device, address=("127.0.0.1", 15020))
